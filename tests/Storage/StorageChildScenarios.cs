using Platform.Silo.Adapters.Maildir;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Tests.Storage;

/// <summary>What a <see cref="StorageChild"/> does until it is killed.</summary>
internal static class StorageChildScenarios
{
    public const string NameVariable = "PLATFORM_TESTS_SCENARIO";
    public const string FolderVariable = "PLATFORM_TESTS_FOLDER";

    public static void Run(string name, string folder)
    {
        (name switch
        {
            "append" => Append(folder),
            "deliver" => Deliver(folder),
            "lock" => Lock(folder),
            _ => throw new ArgumentException(name),
        }).GetAwaiter().GetResult();
    }

    private static async Task Append(string folder)
    {
        using var data = DataFolder.Open(folder);
        using var database = StorageFixture.Open(data.DatabasePath);
        var log = new SqliteThreadLog(database);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async writer =>
        {
            for (var version = 0L; ; version++)
            {
                var id = $"t{writer}";
                await log.AppendAsync(StorageFixture.Append(id, version, StorageFixture.Event()) with { Indexed = [new($"{id}.{version + 1}", id, "m")] });
                Tell($"{id} {version + 1}");
            }
        }));
    }

    private static async Task Deliver(string folder)
    {
        using var data = DataFolder.Open(folder);
        using var transport = new MaildirTransport(data.OutboxPath);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async writer =>
        {
            for (var number = 0; ; number++)
            {
                var id = $"r.{writer}.{number}@shop.example";
                Tell($"begun {id}");
                await transport.HandOverAsync(id, System.Text.Encoding.ASCII.GetBytes(id));
                Tell($"sent {id}");
            }
        }));
    }

    private static async Task Lock(string folder)
    {
        using var data = DataFolder.Open(folder);
        Tell("locked");
        await new TaskCompletionSource().Task;
    }

    private static void Tell(string line)
    {
        lock (Console.Out)
        {
            Console.Out.Write(line + "\n");
            Console.Out.Flush();
        }
    }
}
