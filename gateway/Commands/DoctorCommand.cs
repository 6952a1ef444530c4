using System.CommandLine;
using System.Text.Json;
using Platform.Gateway.Doctor;

namespace Platform.Gateway.Commands;

/// <summary><c>platform doctor</c>: looks at the set-up of mail and says what to mend. Changes nothing, asks no DNS, sends no mail.</summary>
internal static class DoctorCommand
{
    private static readonly JsonSerializerOptions Indented = new(PlatformJson.Options) { WriteIndented = true };

    public static Command Create()
    {
        var data = SharedOptions.Data();
        var urls = new Option<string>("--urls") { Description = "What the platform is to listen on, separated by ';'", DefaultValueFactory = _ => SharedOptions.DefaultUrl };
        var json = new Option<bool>("--json") { Description = "The report as JSON" };
        var command = new Command("doctor", "Checks settings, address, DKIM key, relay, folders, clock, keys and ports, and says what to mend; exit code 1 when something fails") { data, urls, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var configuration = new ConfigurationBuilder()
                .SetBasePath(AppContext.BaseDirectory)
                .AddJsonFile("appsettings.json", optional: true)
                .AddEnvironmentVariables()
                .Build();
            var report = await MailDoctor.LookAsync(
                parsed.GetRequiredValue(data), parsed.GetRequiredValue(urls), configuration, Environment.GetEnvironmentVariable, TimeProvider.System, cancellationToken);
            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(report, Indented));
            }
            else
            {
                foreach (var line in report.Lines())
                {
                    Console.WriteLine(line);
                }
            }

            return report.Failed == 0 ? 0 : 1;
        });
        return command;
    }
}
