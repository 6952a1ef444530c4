using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using MimeKit;

namespace Platform.Benchmarks.Cluster;

/// <summary>The Maildir into which all silos put their replies. Who waits for one is told when its file is there.</summary>
internal sealed class SharedOutbox : IDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<(OutboundReply Reply, long At)>> _waiting = new(StringComparer.Ordinal);
    private readonly FileSystemWatcher _watcher;

    public SharedOutbox(string folder)
    {
        Folder = folder;
        var arrived = Directory.CreateDirectory(Path.Combine(folder, "new")).FullName;
        _watcher = new(arrived) { NotifyFilter = NotifyFilters.FileName, InternalBufferSize = 1 << 16 };
        _watcher.Created += (_, file) => Arrive(file.FullPath);
        _watcher.Renamed += (_, file) => Arrive(file.FullPath);
        _watcher.EnableRaisingEvents = true;
    }

    /// <summary>Where it is.</summary>
    public string Folder { get; }

    /// <summary>The reply to a message, and the timestamp at which its file was there.</summary>
    public Task<(OutboundReply Reply, long At)> ExpectAsync(string messageId) =>
        (_waiting[messageId] = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Dispose() => _watcher.Dispose();

    private void Arrive(string path)
    {
        var at = Stopwatch.GetTimestamp();
        _ = Task.Run(() =>
        {
            var mail = MimeMessage.Load(path);
            if (mail.InReplyTo is { } message && _waiting.TryRemove(message, out var waiting))
            {
                waiting.SetResult((Read(mail), at));
            }
        });
    }

    /// <summary>What a customer's mail program takes out of it.</summary>
    private static OutboundReply Read(MimeMessage mail)
    {
        var from = mail.From.Mailboxes.First().Address;
        return new(
            mail.MessageId ?? "", "", 0, "mail", new(from), new(mail.ReplyTo.Mailboxes.FirstOrDefault()?.Address ?? from), new(mail.To.Mailboxes.First().Address), mail.Subject ?? "", mail.InReplyTo,
            [.. mail.References], Own(mail.TextBody ?? ""), "en", ImmutableArray<string>.Empty, "", default, Approved: false, default);
    }

    /// <summary>The words of the reply, without what it quotes and the line above that.</summary>
    private static string Own(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var quote = Array.FindIndex(lines, line => line.StartsWith('>'));
        return string.Join('\n', quote < 0 ? lines : lines[..Math.Max(0, quote - 1)]).TrimEnd();
    }
}
