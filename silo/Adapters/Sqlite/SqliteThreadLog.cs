using System.Runtime.CompilerServices;
using Platform.Threads;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>The log of all threads: events, head and message index of an append are one write of the database.</summary>
public sealed class SqliteThreadLog(SqliteDatabase database) : IThreadLog
{
    private const int EventsAtOnce = 256;
    private const int IdsAtOnce = 1000;

    /// <inheritdoc/>
    public Task AppendAsync(ThreadAppend append, CancellationToken cancellationToken = default)
    {
        AppendRules.Check(append);

        // Encoded by the caller's thread: the writer's only writes.
        var events = new StoredEvent[append.Events.Length];
        for (var index = 0; index < events.Length; index++)
        {
            var (name, payload) = ThreadEventCodec.Encode(append.Events[index]);
            events[index] = new StoredEvent(append.Events[index].At, name, payload);
        }

        return database.WriteAsync(Append, (append, events), cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RecordedEvent> ReadAsync(
        string threadId, long afterVersion = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // A few at a time: no read transaction stays open while the caller works, which would keep the write-ahead log from being reset.
        List<RecordedEvent> events;
        do
        {
            events = await database.ReadAsync(ReadEvents, (threadId, afterVersion), cancellationToken);
            foreach (var recorded in events)
            {
                yield return recorded;
            }

            afterVersion = events.Count > 0 ? events[^1].Version : afterVersion;
        }
        while (events.Count == EventsAtOnce);
    }

    /// <inheritdoc/>
    public async Task<ThreadHead?> FindHeadAsync(string threadId, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(SqliteThreadHeads.Find, threadId, cancellationToken);

    /// <inheritdoc/>
    public async Task<ThreadHeadPage> ListHeadsAsync(ThreadQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        var after = query.Cursor is { } cursor ? ThreadHeadCursor.Parse(cursor) : ThreadHeadCursor.Start;
        return await database.ReadAsync(SqliteThreadHeads.List, (query, after), cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListThreadIdsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var after = "";
        List<string> ids;
        do
        {
            ids = await database.ReadAsync(SqliteThreadHeads.ListIds, (after, IdsAtOnce), cancellationToken);
            foreach (var id in ids)
            {
                yield return id;
            }

            after = ids.Count > 0 ? ids[^1] : after;
        }
        while (ids.Count == IdsAtOnce);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListPendingAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return await database.ReadAsync(SqliteThreadHeads.ListPending, (before, limit), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IndexedMessage>> FindMessageAsync(string messageIdHeader, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(FindMessages, messageIdHeader, cancellationToken);

    private static bool Append(SqliteSession session, (ThreadAppend Append, StoredEvent[] Events) state)
    {
        var (append, events) = state;

        // The head first: its write is the condition, and refuses without having written anything.
        if (SqliteThreadHeads.TryPut(session, append.Head, append.ExpectedVersion) is not { } thread)
        {
            throw new ThreadVersionConflictException(append.ThreadId, append.ExpectedVersion, SqliteThreadHeads.FindVersion(session, append.ThreadId));
        }

        var version = append.ExpectedVersion;
        foreach (var stored in events)
        {
            using var insert = session.Use("INSERT INTO thread_events (thread, version, at, name, payload) VALUES (?, ?, ?, ?, ?)");
            insert.Bind(1, thread).Bind(2, ++version).Bind(3, stored.At).Bind(4, stored.Name).Bind(5, stored.Payload).Execute();
        }

        foreach (var indexed in append.Indexed.IsDefault ? [] : append.Indexed)
        {
            using var insert = session.Use("INSERT OR IGNORE INTO message_index (message_id_header, thread_id, message_id) VALUES (?, ?, ?)");
            insert.Bind(1, indexed.MessageIdHeader).Bind(2, indexed.ThreadId).Bind(3, indexed.MessageId).Execute();
        }

        return true;
    }

    private static List<RecordedEvent> ReadEvents(SqliteSession session, (string ThreadId, long AfterVersion) state)
    {
        using var select = session.Use("""
            SELECT version, name, payload FROM thread_events
            WHERE thread = (SELECT number FROM thread_heads WHERE thread_id = ?) AND version > ? ORDER BY version LIMIT ?
            """);
        select.Bind(1, state.ThreadId).Bind(2, state.AfterVersion).Bind(3, EventsAtOnce);
        var events = new List<RecordedEvent>();
        while (select.Step())
        {
            events.Add(new RecordedEvent(select.GetInt64(0), ThreadEventCodec.Decode(select.GetText(1), select.GetBlob(2))));
        }

        return events;
    }

    private static List<IndexedMessage> FindMessages(SqliteSession session, string messageIdHeader)
    {
        using var select = session.Use("SELECT thread_id, message_id FROM message_index WHERE message_id_header = ?");
        select.Bind(1, messageIdHeader);
        var found = new List<IndexedMessage>();
        while (select.Step())
        {
            found.Add(new IndexedMessage(messageIdHeader, select.GetText(0), select.GetText(1)));
        }

        return found;
    }

    private readonly record struct StoredEvent(DateTimeOffset At, string Name, byte[] Payload);
}
