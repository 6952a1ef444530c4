using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Platform.Gateway.Api;
using Platform.Silo.Adapters.Sqlite;
using Platform.Silo.Hosting;

namespace Platform.Gateway.Commands;

/// <summary><c>platform replay</c>: rebuilds every thread from its log and compares, or shows one as of a moment.</summary>
internal static class ReplayCommand
{
    private static readonly JsonSerializerOptions Indented = new(PlatformJson.Options) { WriteIndented = true };

    public static Command Create()
    {
        var data = SharedOptions.Data();
        var thread = new Option<string?>("--thread") { Description = "Only this thread, shown as JSON" };
        var asOf = new Option<string?>("--as-of") { Description = "With --thread: as it was at this moment (ISO 8601); default: now" };
        var command = new Command("replay", "Rebuilds every thread from its log and compares with heads and snapshots; reads only") { data, thread, asOf };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = Path.Combine(Path.GetFullPath(parsed.GetRequiredValue(data)), "platform.db");
            if (!File.Exists(path))
            {
                throw new CommandException($"{path} does not exist: name the data folder with --data");
            }

            await using var database = SqliteDatabase.Open(new() { Path = path }, NullLogger<SqliteDatabase>.Instance);
            using var keys = ContentKeys.Open(
                new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build(),
                Path.Combine(Path.GetDirectoryName(path)!, "keys.db"));
            var replay = new ThreadReplay(database, keys.CreateCipher());
            return parsed.GetValue(thread) is { } id
                ? await ShowAsync(replay, id, Moment(parsed.GetValue(asOf)), cancellationToken)
                : await CompareAsync(replay, cancellationToken);
        });
        return command;
    }

    private static async Task<int> CompareAsync(ThreadReplay replay, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var report = await replay.RunAsync(cancellationToken);
        foreach (var difference in report.Differing)
        {
            Console.WriteLine(difference);
        }

        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Threads} threads rebuilt from {report.Events} events in {seconds:0.0} s, {report.Differing.Count} differ from what is stored"));
        if (report.Erased > 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Erased} more threads are erased: their data key was destroyed after this copy of the database was made"));
        }

        return report.Differing.Count == 0 ? 0 : 1;
    }

    private static async Task<int> ShowAsync(ThreadReplay replay, string threadId, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var events = await replay.ReadAsOfAsync(threadId, until, cancellationToken);
        if (events.Count == 0)
        {
            throw new CommandException($"thread {threadId} has no event up to {until:O}");
        }

        Console.WriteLine(JsonSerializer.Serialize(ThreadView.From(events), Indented));
        return 0;
    }

    private static DateTimeOffset Moment(string? given)
    {
        if (given is null)
        {
            return DateTimeOffset.MaxValue;
        }

        return DateTimeOffset.TryParse(given, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : throw new CommandException($"--as-of {given}: give an ISO 8601 moment such as 2026-11-20T18:00:00Z");
    }
}
