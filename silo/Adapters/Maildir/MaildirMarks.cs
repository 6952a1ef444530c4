using System.Collections.Concurrent;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Maildir;

/// <summary>
/// Empty files beside the mails of <c>tmp/</c>, one for each that was moved to <c>new/</c>. A mark outlives its purpose a little: a hand-over that is asked
/// for once more, and late, finds it.
/// </summary>
internal sealed class MaildirMarks
{
    /// <summary>So many forgotten marks stay.</summary>
    internal const int Kept = 256;

    private const string Suffix = ".sent";

    // What a crash left is of no use to anybody by then.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private readonly ConcurrentQueue<string> _forgotten = [];
    private readonly string _folder;

    /// <summary>Removes marks of 30 days ago.</summary>
    public MaildirMarks(string folder)
    {
        _folder = folder;
        var before = TimeProvider.System.GetUtcNow() - Lifetime;
        foreach (var mark in new DirectoryInfo(folder).EnumerateFiles("*" + Suffix).Where(mark => mark.LastWriteTimeUtc < before.UtcDateTime).ToList())
        {
            mark.Delete();
        }
    }

    /// <summary>Whether a file is a mark: it holds nothing of anybody.</summary>
    public static bool IsMark(FileInfo file) => file.Name.EndsWith(Suffix, StringComparison.Ordinal);

    public bool Has(string name) => File.Exists(PathOf(name));

    public void Make(string name) => PrivateFiles.Create(PathOf(name), FileShare.ReadWrite, FileMode.OpenOrCreate).Dispose();

    public void Remove(string name) => File.Delete(PathOf(name));

    /// <summary>The mark may go, when newer ones have come.</summary>
    public void Forget(string name) => _forgotten.Enqueue(name);

    /// <summary>Removes the oldest of the forgotten marks.</summary>
    public void RemoveForgotten(int keep = Kept)
    {
        while (_forgotten.Count > keep && _forgotten.TryDequeue(out var name))
        {
            Remove(name);
        }
    }

    private string PathOf(string name) => Path.Combine(_folder, name + Suffix);
}
