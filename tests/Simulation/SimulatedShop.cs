using System.Globalization;
using System.Text.RegularExpressions;
using Platform.Tests.EndToEnd;

namespace Platform.Tests.Simulation;

/// <summary>The demo shop with its orders moved to another season, and who its customers are.</summary>
internal static partial class SimulatedShop
{
    /// <summary>Writes the shop's files with every date of an order moved.</summary>
    public static void Write(string folder, TimeSpan by)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(Path.Combine(PlatformFixture.Samples, "shop"), "*.csv"))
        {
            var text = File.ReadAllText(file);
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(file)), Path.GetFileName(file) == "orders.csv" ? Move(text, by) : text);
        }
    }

    /// <summary>Customers with at least one order, each with their newest.</summary>
    public static IReadOnlyList<SimulatedPerson> People()
    {
        var folder = Path.Combine(PlatformFixture.Samples, "shop");
        var names = Rows(folder, "products.csv").ToDictionary(row => row[0], row => row[1]);
        var items = Rows(folder, "order_lines.csv").GroupBy(row => row[0]).ToDictionary(group => group.Key, group => names[group.First()[1]]);
        var orders = Rows(folder, "orders.csv").Where(row => items.ContainsKey(row[0])).GroupBy(row => row[1]).ToDictionary(group => group.Key, group => group.MaxBy(row => row[3], StringComparer.Ordinal)!);
        return
        [
            .. Rows(folder, "customers.csv").Where(row => orders.ContainsKey(row[0])).Select(row => (Customer: row, Order: orders[row[0]]))
                .Select(known => new SimulatedPerson(known.Customer[1], known.Customer[2], known.Order[2], known.Order[0], known.Order[11], items[known.Order[0]])),
        ];
    }

    /// <summary>The fields of a file's rows; the commas of quoted fields are left out.</summary>
    private static IEnumerable<string[]> Rows(string folder, string file) =>
        File.ReadLines(Path.Combine(folder, file)).Skip(1).Select(line => Quoted().Replace(line, match => match.Value.Replace(",", "", StringComparison.Ordinal)).Split(','));

    private static string Move(string text, TimeSpan by) => Day().Replace(text, match =>
        DateOnly.ParseExact(match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays((int)by.TotalDays).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<=,)20\d\d-\d\d-\d\d(?=[T,])")]
    private static partial Regex Day();
}
