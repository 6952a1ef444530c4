using System.IO.Enumeration;
using Microsoft.Extensions.Logging;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Maildir;

/// <summary>
/// The Maildir into which mails are dropped: complete ones appear in <c>new/</c>, taken ones go to <c>cur/</c> with the flag S (seen).
/// Files may vanish at any time, or be unreadable for a while; they are skipped and seen again when they can be read.
/// </summary>
public sealed partial class MaildirInbox
{
    private readonly MaildirFolder _folder;
    private readonly ILogger<MaildirInbox> _logger;

    /// <param name="path">The Maildir; its folders are created (0700).</param>
    /// <param name="logger">Names of files that cannot be taken.</param>
    /// <exception cref="DataFolderException">The folder is not writable.</exception>
    public MaildirInbox(string path, ILogger<MaildirInbox> logger)
    {
        _folder = new MaildirFolder(path);
        _logger = logger;
    }

    /// <summary>The folder in which mails appear, to be watched.</summary>
    public string NewPath => _folder.New;

    // A colon is what the Maildir format asks for and what Windows forbids.
    private static string SeenSuffix => OperatingSystem.IsWindows() ? ";2,S" : ":2,S";

    /// <summary>What waits, in the order of arrival (time of the last write, then name). Costs one look at each file in the folder and memory for <paramref name="limit"/>.</summary>
    /// <param name="limit">At most so many.</param>
    public IReadOnlyList<MaildirMessage> List(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var newest = Comparer<MaildirMessage>.Create(static (left, right) => ByArrival(right, left));
        var oldest = new PriorityQueue<MaildirMessage, MaildirMessage>(newest);
        foreach (var message in Enumerate())
        {
            if (oldest.Count < limit)
            {
                oldest.Enqueue(message, message);
            }
            else
            {
                oldest.EnqueueDequeue(message, message);
            }
        }

        var listed = new MaildirMessage[oldest.Count];
        for (var index = listed.Length - 1; index >= 0; index--)
        {
            listed[index] = oldest.Dequeue();
        }

        return listed;
    }

    /// <summary>The bytes of a mail; null when it has vanished or cannot be read now.</summary>
    public async Task<byte[]?> ReadAsync(MaildirMessage message, CancellationToken cancellationToken = default)
    {
        try
        {
            return await File.ReadAllBytesAsync(Path.Combine(_folder.New, message.Name), cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(message.Name, exception.Message);
            return null;
        }
    }

    /// <summary>Moves a mail to <c>cur/</c>. Not made durable: a mail that a crash brings back is recognised as a duplicate.</summary>
    /// <returns>False when it has vanished or cannot be moved now.</returns>
    public bool MarkProcessed(MaildirMessage message)
    {
        try
        {
            File.Move(Path.Combine(_folder.New, message.Name), FindFreePlace(message.Name));
            return true;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnmovable(message.Name, exception.Message);
            return false;
        }
    }

    private static int ByArrival(MaildirMessage left, MaildirMessage right)
    {
        var order = left.ArrivedAt.CompareTo(right.ArrivedAt);
        return order != 0 ? order : string.CompareOrdinal(left.Name, right.Name);
    }

    private IEnumerable<MaildirMessage> Enumerate() => new FileSystemEnumerable<MaildirMessage>(
        _folder.New,
        static (ref FileSystemEntry entry) => new MaildirMessage(entry.FileName.ToString(), entry.Length, entry.LastWriteTimeUtc),
        new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None })
    {
        // A leading dot is what copying programs use for files that are not complete.
        ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory && entry.FileName[0] != '.',
    };

    private string FindFreePlace(string name)
    {
        // A name that came twice keeps both mails.
        var flags = name.LastIndexOfAny([':', ';']);
        var bare = flags > 0 && name.AsSpan(flags + 1).StartsWith("2,", StringComparison.Ordinal) ? name[..flags] : name;
        var place = Path.Combine(_folder.Current, bare + SeenSuffix);
        for (var number = 2; File.Exists(place); number++)
        {
            place = Path.Combine(_folder.Current, $"{bare}.{number}{SeenSuffix}");
        }

        return place;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Inbox file {Name} cannot be read now: {Reason}")]
    private partial void LogUnreadable(string name, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Inbox file {Name} cannot be moved to cur: {Reason}")]
    private partial void LogUnmovable(string name, string reason);
}
