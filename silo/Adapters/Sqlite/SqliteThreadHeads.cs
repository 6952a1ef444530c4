using Platform.Threads;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>The statements on <c>thread_heads</c>.</summary>
internal static class SqliteThreadHeads
{
    internal const string PendingSql =
        "SELECT thread_id FROM thread_heads WHERE pending_since IS NOT NULL AND pending_since < ? ORDER BY pending_since, thread_id LIMIT ?";

    private const string Columns = """
        thread_id, version, status, channel, customer, subject, language, sentiment, lead_score,
        messages, turns, replies, opened_at, last_activity_at, pending_since, hand_off
        """;

    private const string FindSql = $"SELECT {Columns} FROM thread_heads WHERE thread_id = ?";

    private const string InsertSql =
        $"INSERT INTO thread_heads ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16) ON CONFLICT DO NOTHING RETURNING number";

    private const string UpdateSql = """
        UPDATE thread_heads SET version = ?2, status = ?3, channel = ?4, customer = ?5, subject = ?6, language = ?7, sentiment = ?8,
            lead_score = ?9, messages = ?10, turns = ?11, replies = ?12, opened_at = ?13, last_activity_at = ?14, pending_since = ?15, hand_off = ?16
        WHERE thread_id = ?1 AND version = ?17 RETURNING number
        """;

    // Keyset paging: each page begins by a seek. One statement for each filter, so that each is served by its own index.
    private const string Page = "(last_activity_at, thread_id) < (?1, ?2) ORDER BY last_activity_at DESC, thread_id DESC LIMIT ?3";
    internal const string ListAllSql = $"SELECT {Columns} FROM thread_heads WHERE {Page}";
    internal const string ListByStatusSql = $"SELECT {Columns} FROM thread_heads WHERE status = ?4 AND {Page}";
    internal const string ListByCustomerSql = $"SELECT {Columns} FROM thread_heads WHERE customer = ?5 AND {Page}";
    internal const string ListByBothSql = $"SELECT {Columns} FROM thread_heads WHERE +status = ?4 AND customer = ?5 AND {Page}";

    private const string OlderSql = $"""
        SELECT {Columns} FROM thread_heads
        WHERE last_activity_at < ? AND (last_activity_at, thread_id) > (?, ?) ORDER BY last_activity_at, thread_id LIMIT ?
        """;

    /// <summary>The version of a thread; 0 when there is no such thread.</summary>
    public static long FindVersion(SqliteSession session, string threadId)
    {
        using var select = session.Use("SELECT version FROM thread_heads WHERE thread_id = ?");
        return select.Bind(1, threadId).Step() ? select.GetInt64(0) : 0;
    }

    /// <summary>Writes the head after an append.</summary>
    /// <returns>The thread's number; null, and nothing written, when the thread does not have the expected version (0: no such thread).</returns>
    public static long? TryPut(SqliteSession session, ThreadHead head, long expectedVersion)
    {
        using var put = session.Use(expectedVersion == 0 ? InsertSql : UpdateSql);
        put.Bind(1, head.ThreadId).Bind(2, head.Version).Bind(3, (long)head.Status).Bind(4, head.Channel)
            .Bind(5, head.Customer).Bind(6, head.Subject).Bind(7, head.Language).Bind(8, head.Sentiment)
            .Bind(9, head.LeadScore).Bind(10, head.Messages).Bind(11, head.Turns).Bind(12, head.Replies)
            .Bind(13, head.OpenedAt).Bind(14, head.LastActivityAt).Bind(15, head.PendingSince?.UtcTicks).Bind(16, head.HandOff);
        if (expectedVersion > 0)
        {
            put.Bind(17, expectedVersion);
        }

        return put.Step() ? put.GetInt64(0) : null;
    }

    public static ThreadHead? Find(SqliteSession session, string threadId)
    {
        using var select = session.Use(FindSql);
        return select.Bind(1, threadId).Step() ? Read(select) : null;
    }

    public static ThreadHeadPage List(SqliteSession session, (ThreadQuery Query, ThreadHeadCursor After) state)
    {
        var (query, after) = state;
        using var select = session.Use(query switch
        {
            { Status: null, Customer: null } => ListAllSql,
            { Customer: null } => ListByStatusSql,
            { Status: null } => ListByCustomerSql,
            _ => ListByBothSql,
        });

        // One more than asked for tells whether there is another page.
        select.Bind(1, after.LastActivityTicks).Bind(2, after.ThreadId).Bind(3, query.Limit + 1L);
        if (query.Status is { } status)
        {
            select.Bind(4, (long)status);
        }

        if (query.Customer is { } customer)
        {
            select.Bind(5, customer);
        }

        var heads = new List<ThreadHead>();
        while (heads.Count < query.Limit && select.Step())
        {
            heads.Add(Read(select));
        }

        var more = heads.Count == query.Limit && select.Step();
        return new ThreadHeadPage(heads, more ? new ThreadHeadCursor(heads[^1].LastActivityAt.UtcTicks, heads[^1].ThreadId).ToString() : null);
    }

    public static List<string> ListIds(SqliteSession session, (string After, int Limit) state)
    {
        using var select = session.Use("SELECT thread_id FROM thread_heads WHERE thread_id > ? ORDER BY thread_id LIMIT ?");
        return ReadIds(select.Bind(1, state.After).Bind(2, state.Limit));
    }

    public static List<string> ListPending(SqliteSession session, (DateTimeOffset Before, int Limit) state)
    {
        using var select = session.Use(PendingSql);
        return ReadIds(select.Bind(1, state.Before).Bind(2, state.Limit));
    }

    public static List<ThreadHead> ListOlder(SqliteSession session, (DateTimeOffset Before, ThreadHead? After, int Limit) state)
    {
        using var select = session.Use(OlderSql);
        select.Bind(1, state.Before).Bind(2, state.After?.LastActivityAt.UtcTicks ?? 0).Bind(3, state.After?.ThreadId ?? "").Bind(4, state.Limit);
        var heads = new List<ThreadHead>();
        while (select.Step())
        {
            heads.Add(Read(select));
        }

        return heads;
    }

    private static List<string> ReadIds(SqliteStatement select)
    {
        var ids = new List<string>();
        while (select.Step())
        {
            ids.Add(select.GetText(0));
        }

        return ids;
    }

    private static ThreadHead Read(SqliteStatement row) => new(
        row.GetText(0), row.GetInt64(1), (ThreadStatus)row.GetInt32(2), row.GetText(3), row.GetText(4), row.GetText(5),
        row.GetText(6), row.GetDouble(7), row.GetInt32(8), row.GetInt32(9), row.GetInt32(10), row.GetInt32(11),
        row.GetMoment(12), row.GetMoment(13), row.GetMomentOrNull(14), row.GetTextOrNull(15));
}
