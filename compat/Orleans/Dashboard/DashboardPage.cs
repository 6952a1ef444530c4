using System.Globalization;
using System.Net;
using System.Text;
using Orleans.Runtime;

namespace Orleans.Dashboard;

/// <summary>What stands where the dashboard would be: what is missing, why, and the one thing that can be told all the same.</summary>
internal static class DashboardPage
{
    public static string Write(IEnumerable<SimpleGrainStatistic> grains)
    {
        var page = new StringBuilder("""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Orleans dashboard: not in this build</title></head>
            <body>
            <h1>The Orleans dashboard is not in this build</h1>
            <p>The package Microsoft.Orleans.Dashboard was not used: this build has the single-process stand-in for Orleans, which is chosen when the package
            source lacks the real packages. Built with them (<code>-p:Packages=real</code>), the dashboard is at this address.</p>
            <p>This process has these grains active:</p>
            <table>
            <tr><th scope="col">grain</th><th scope="col">active</th></tr>

            """);
        foreach (var grain in grains.OrderByDescending(grain => grain.ActivationCount).ThenBy(grain => grain.GrainType, StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{WebUtility.HtmlEncode(grain.GrainType)}</td><td>{grain.ActivationCount}</td></tr>\n");
        }

        return page.Append("</table>\n</body>\n</html>\n").ToString();
    }
}
