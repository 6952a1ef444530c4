using System.Collections.Immutable;
using Platform.Privacy;
using Platform.Silo.Adapters.Maildir;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>Mails as files: those in the inbox and the outbox that are from a person, to one or name one.</summary>
public sealed class MaildirData : IPersonalData, IReplyFiles, IAgedData
{
    private readonly MaildirFolder _inbox;
    private readonly MaildirFolder _outbox;

    /// <param name="inboxPath">The Maildir from which mails are taken.</param>
    /// <param name="outboxPath">The Maildir into which replies are put.</param>
    public MaildirData(string inboxPath, string outboxPath)
    {
        _inbox = new MaildirFolder(inboxPath);
        _outbox = new MaildirFolder(outboxPath);
    }

    /// <inheritdoc/>
    public string Name => "files";

    private string[] Folders => [_inbox.New, _inbox.Current, _outbox.Temporary, _outbox.New, _outbox.Current];

    /// <inheritdoc/>
    public async Task<object?> ExportAsync(Person person, CancellationToken cancellationToken = default)
    {
        var files = await Task.Run(() => Find(person), cancellationToken);
        return files.Count > 0 ? files.Select(file => $"{file.Directory!.Parent!.Name}/{file.Directory.Name}/{file.Name}").ToList() : null;
    }

    /// <inheritdoc/>
    public Task<int> EraseAsync(Person person, CancellationToken cancellationToken = default) =>
        Task.Run(() => Remove(Find(person)), cancellationToken);

    /// <inheritdoc/>
    public Task RemoveAsync(ImmutableArray<string> replyIds, CancellationToken cancellationToken = default) =>
        Task.Run(() => Remove([.. replyIds.Select(MaildirName.Of).SelectMany(FindReply)]), cancellationToken);

    /// <inheritdoc/>
    public Task<int> RemoveOlderAsync(DateTimeOffset before, CancellationToken cancellationToken = default) =>
        Task.Run(
            () => Remove([.. new[] { _inbox.Current, _outbox.Temporary, _outbox.New, _outbox.Current }.SelectMany(Files).Where(file => file.LastWriteTimeUtc < before.UtcDateTime && !MaildirMarks.IsMark(file))]),
            cancellationToken);

    private static IEnumerable<FileInfo> Files(string folder) => new DirectoryInfo(folder).EnumerateFiles();

    private static int Remove(IReadOnlyList<FileInfo> files)
    {
        foreach (var file in files)
        {
            file.Delete();
        }

        foreach (var folder in files.Select(file => file.DirectoryName!).Distinct(StringComparer.Ordinal))
        {
            using var entries = new Durability(folder);
            entries.SyncEntries();
        }

        return files.Count;
    }

    /// <summary>A relay may have added flags to the name.</summary>
    private IEnumerable<FileInfo> FindReply(string name) =>
        new[] { _outbox.Temporary, _outbox.New, _outbox.Current }
            .SelectMany(folder => new DirectoryInfo(folder).EnumerateFiles(name + "*"));

    private List<FileInfo> Find(Person person)
    {
        var matcher = new AddressMatcher(person.Address);
        return [.. Folders.SelectMany(Files).Where(file => file.LastWriteTimeUtc <= person.Until.UtcDateTime && Names(file, matcher))];
    }

    private static bool Names(FileInfo file, AddressMatcher matcher)
    {
        try
        {
            return matcher.IsInMail(File.ReadAllBytes(file.FullName));
        }
        catch (FileNotFoundException)
        {
            // Taken or relayed meanwhile.
            return false;
        }
    }
}
