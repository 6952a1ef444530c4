using System.Collections.Immutable;
using Platform.Privacy;
using Platform.Silo.Adapters.Sqlite;
using Platform.Threads;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>
/// Rewrites and removes threads, each in one transaction, with SQLite's <c>secure_delete</c> switched on for it alone: everything that it
/// frees is overwritten, and no other write pays for that.
/// </summary>
public sealed class SqliteThreadErasure(SqliteDatabase database) : IThreadErasure
{
    /// <inheritdoc/>
    public Task RewriteAsync(ThreadRewrite rewrite, CancellationToken cancellationToken = default)
    {
        ImmutableArray<(long Version, byte[] Payload)> changed = [.. rewrite.Changed.Select(recorded => (recorded.Version, ThreadEventCodec.Encode(recorded.Event).Payload))];
        return database.WriteAsync(
            static (session, state) => session.Overwriting(state, Rewrite), (rewrite, changed, ThreadEventCodec.Encode(rewrite.Erased)), cancellationToken);
    }

    /// <inheritdoc/>
    public Task RemoveAsync(ThreadRemoval removal, CancellationToken cancellationToken = default) =>
        database.WriteAsync(static (session, state) => session.Overwriting(state, Remove), removal, cancellationToken);

    private static bool Rewrite(
        SqliteSession session, (ThreadRewrite Rewrite, ImmutableArray<(long Version, byte[] Payload)> Changed, (string Name, byte[] Payload) Erased) state)
    {
        var (rewrite, changed, erased) = state;
        if (SqliteThreadHeads.TryPut(session, rewrite.Head, rewrite.ExpectedVersion) is not { } thread)
        {
            throw new ThreadVersionConflictException(rewrite.ThreadId, rewrite.ExpectedVersion, SqliteThreadHeads.FindVersion(session, rewrite.ThreadId));
        }

        foreach (var (version, payload) in changed)
        {
            using var update = session.Use("UPDATE thread_events SET payload = ? WHERE thread = ? AND version = ?");
            update.Bind(1, payload).Bind(2, thread).Bind(3, version).Execute();
        }

        using (var insert = session.Use("INSERT INTO thread_events (thread, version, at, name, payload) VALUES (?, ?, ?, ?, ?)"))
        {
            insert.Bind(1, thread).Bind(2, rewrite.ExpectedVersion + 1).Bind(3, rewrite.Erased.At).Bind(4, erased.Name).Bind(5, erased.Payload).Execute();
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
}
