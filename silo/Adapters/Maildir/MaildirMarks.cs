using System.Collections.Concurrent;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Maildir;

/// <summary>
/// Empty files beside the mails of <c>tmp/</c>, one for each that was moved to <c>new/</c>. A mark outlives its purpose a little: a hand-over that is asked
/// for once more, and late, finds it.
/// </summary>
internal sealed class MaildirMarks
{
    /// <summary>So many forgotten marks stay as they are.</summary>
    internal const int Kept = 64;

    /// <summary>So many more wait for a new name.</summary>
    internal const int Spare = 64;

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

    /// <summary>The oldest of the forgotten marks takes the new name: ext4 searches past every file that was removed of late before it makes a new one.</summary>
    public void Make(string name)
    {
        if (_forgotten.Count <= Kept || !_forgotten.TryDequeue(out var oldest) || !TryRename(oldest, name))
        {
            PrivateFiles.Create(PathOf(name), FileShare.ReadWrite, FileMode.OpenOrCreate).Dispose();
        }
    }

    public void Remove(string name) => File.Delete(PathOf(name));

    /// <summary>The mark may go, when newer ones have come.</summary>
    public void Forget(string name) => _forgotten.Enqueue(name);

    /// <summary>Removes the oldest of the forgotten marks.</summary>
    public void RemoveForgotten(int keep = Kept + Spare)
    {
        while (_forgotten.Count > keep && _forgotten.TryDequeue(out var name))
        {
            Remove(name);
        }
    }

    private bool TryRename(string oldest, string name)
    {
        try
        {
            // As old as the hand-over that it tells of from now on.
            File.SetLastWriteTimeUtc(PathOf(oldest), TimeProvider.System.GetUtcNow().UtcDateTime);
            File.Move(PathOf(oldest), PathOf(name), overwrite: true);
            return true;
        }
        catch (FileNotFoundException)
        {
            // Forgotten twice, or withdrawn.
            return false;
        }
    }

    private string PathOf(string name) => Path.Combine(_folder, name + Suffix);
}
