using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Platform.Silo.Adapters.Sqlite;
using Platform.Tests.EndToEnd;

namespace Platform.Tests.Privacy;

/// <summary>Reads every byte of every file of a data folder, and every stored mail as it was before it was compressed.</summary>
internal static class CanarySearch
{
    /// <summary>What was found where: <c>platform.db: zqxbody</c>.</summary>
    public static async Task<List<string>> FindAsync(string folder, PlatformFixture? platform, IReadOnlyCollection<string> canaries)
    {
        var found = new List<string>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            // Latin-1 keeps every byte; the lock has no content and cannot be opened.
            if (Path.GetFileName(file) != "platform.lock")
            {
                await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var reader = new StreamReader(stream, Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
                Search(Path.GetRelativePath(folder, file), await reader.ReadToEndAsync());
            }

            Search("file names", file);
        }

        if (platform is not null)
        {
            foreach (var body in await platform.Host.Services.GetRequiredService<SqliteDatabase>().ReadAsync(ReadBodies, 0))
            {
                Search("stored mails", Encoding.Latin1.GetString(body));
            }
        }

        return found;

        void Search(string where, string text) =>
            found.AddRange(canaries.Where(canary => text.Contains(canary, StringComparison.OrdinalIgnoreCase)).Select(canary => $"{where}: {canary}"));
    }

    private static List<byte[]> ReadBodies(SqliteSession session, int none)
    {
        using var select = session.Use("SELECT encoding, size, body FROM mails UNION ALL SELECT encoding, body_size, body FROM quarantine");
        var bodies = new List<byte[]>();
        while (select.Step())
        {
            bodies.Add(StoredBody.Decode(select.GetInt32(0), select.GetBlob(2), select.GetInt64(1))!);
        }

        return bodies;
    }
}
