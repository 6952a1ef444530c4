using System.Collections.Immutable;
using Platform.Encryption;
using Platform.Privacy;
using Platform.Silo.Adapters.Encryption;
using Platform.Silo.Adapters.Sqlite;
using Platform.Threads;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>
/// Rewrites and removes threads, each in one transaction, with SQLite's <c>secure_delete</c> switched on for it alone: everything that it
/// frees is overwritten, and no other write pays for that.
/// </summary>
public sealed class SqliteThreadErasure(SqliteDatabase database, ContentCipher? cipher = null) : IThreadErasure
{
    private readonly ContentCipher _cipher = cipher ?? ContentCipher.Off;

    /// <inheritdoc/>
    public Task RewriteAsync(ThreadRewrite rewrite, CancellationToken cancellationToken = default) => ContentCipher.WriteAsync(async () =>
    {
        var changed = ImmutableArray.CreateBuilder<StoredEvent>(rewrite.Changed.Length);
        foreach (var recorded in rewrite.Changed)
        {
            changed.Add(await EncodeAsync(rewrite, recorded, cancellationToken));
        }

        var erased = await EncodeAsync(rewrite, new(rewrite.ExpectedVersion + 1, rewrite.Erased), cancellationToken);
        var head = await _cipher.EncryptAsync(rewrite.Head, cancellationToken);
        return await database.WriteAsync(
            static (session, state) => session.Overwriting(state, Rewrite), (rewrite, head, changed.ToImmutable(), erased, _cipher), cancellationToken);
    });

    /// <inheritdoc/>
    public Task RemoveAsync(ThreadRemoval removal, CancellationToken cancellationToken = default) =>
        database.WriteAsync(static (session, state) => session.Overwriting(state, Remove), removal, cancellationToken);

    private async ValueTask<StoredEvent> EncodeAsync(ThreadRewrite rewrite, RecordedEvent recorded, CancellationToken cancellationToken)
    {
        var (name, payload) = ThreadEventCodec.Encode(recorded.Event);
        var place = ContentPlaces.Event(rewrite.ThreadId, recorded.Version, name);
        return new(recorded.Version, name, await _cipher.EncryptAsync(ContentOwners.OfAddress(rewrite.Head.Customer), place, payload, cancellationToken));
    }

    private static bool Rewrite(
        SqliteSession session, (ThreadRewrite Rewrite, ThreadHead Head, ImmutableArray<StoredEvent> Changed, StoredEvent Erased, ContentCipher Cipher) state)
    {
        var (rewrite, head, changed, erased, cipher) = state;
        cipher.RequireLive(erased.Payload.Span);
        if (SqliteThreadHeads.TryPut(session, head, rewrite.ExpectedVersion) is not { } thread)
        {
            throw new ThreadVersionConflictException(rewrite.ThreadId, rewrite.ExpectedVersion, SqliteThreadHeads.FindVersion(session, rewrite.ThreadId));
        }

        foreach (var (version, _, payload) in changed)
        {
            using var update = session.Use("UPDATE thread_events SET payload = ? WHERE thread = ? AND version = ?");
            update.Bind(1, payload.Span).Bind(2, thread).Bind(3, version).Execute();
        }

        using (var insert = session.Use("INSERT INTO thread_events (thread, version, at, name, payload) VALUES (?, ?, ?, ?, ?)"))
        {
            insert.Bind(1, thread).Bind(2, rewrite.ExpectedVersion + 1).Bind(3, rewrite.Erased.At).Bind(4, erased.Name).Bind(5, erased.Payload.Span).Execute();
        }

        Unindex(session, rewrite.Unindexed);
        foreach (var entry in rewrite.Indexed)
        {
            using var insert = session.Use("INSERT OR IGNORE INTO message_index (message_id_header, thread_id, message_id) VALUES (?, ?, ?)");
            insert.Bind(1, entry.MessageIdHeader).Bind(2, entry.ThreadId).Bind(3, entry.MessageId).Execute();
        }

        RemoveOriginals(session, rewrite.Originals);
        RemoveDeliveries(session, rewrite.ReplyIds);
        return true;
    }

    private static bool Remove(SqliteSession session, ThreadRemoval removal)
    {
        var actual = SqliteThreadHeads.FindVersion(session, removal.ThreadId);
        if (actual != removal.ExpectedVersion)
        {
            throw new ThreadVersionConflictException(removal.ThreadId, removal.ExpectedVersion, actual);
        }

        Run(session, "DELETE FROM thread_events WHERE thread = (SELECT number FROM thread_heads WHERE thread_id = ?)", removal.ThreadId);
        Run(session, "DELETE FROM thread_heads WHERE thread_id = ?", removal.ThreadId);
        if (removal.IsUnreadable)
        {
            // Reads the whole index, which only a restored backup asks for.
            Run(session, "DELETE FROM message_index WHERE thread_id = ?", removal.ThreadId);
        }

        Unindex(session, removal.Unindexed);
        RemoveOriginals(session, removal.Originals);
        RemoveDeliveries(session, removal.ReplyIds);
        return true;
    }

    private static void Unindex(SqliteSession session, ImmutableArray<IndexedMessage> entries)
    {
        foreach (var entry in entries)
        {
            using var delete = session.Use("DELETE FROM message_index WHERE message_id_header = ? AND thread_id = ? AND message_id = ?");
            delete.Bind(1, entry.MessageIdHeader).Bind(2, entry.ThreadId).Bind(3, entry.MessageId).Execute();
        }
    }

    private static void RemoveOriginals(SqliteSession session, ImmutableArray<string> hashes)
    {
        foreach (var hash in hashes.Select(StoredBody.ParseHash).OfType<byte[]>())
        {
            using var delete = session.Use("DELETE FROM mails WHERE content_hash = ?");
            delete.Bind(1, hash).Execute();
        }
    }

    private static void RemoveDeliveries(SqliteSession session, ImmutableArray<string> replyIds)
    {
        foreach (var replyId in replyIds)
        {
            Run(session, "DELETE FROM grain_states WHERE grain_id = ?", $"delivery/{replyId}");
        }
    }

    private static void Run(SqliteSession session, string sql, string key)
    {
        using var statement = session.Use(sql);
        statement.Bind(1, key).Execute();
    }

    private readonly record struct StoredEvent(long Version, string Name, ReadOnlyMemory<byte> Payload);
}
