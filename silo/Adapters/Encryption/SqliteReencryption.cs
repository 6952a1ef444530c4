using System.Globalization;
using Platform.Encryption;
using Platform.Silo.Adapters.Privacy;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Encryption;

/// <summary>Finds what a retired key still encrypts and gives it its owner's next one: what others said in an erased person's threads, and what that person sent since.</summary>
/// <param name="database">The content.</param>
/// <param name="cipher">The keys.</param>
public sealed class SqliteReencryption(SqliteDatabase database, ContentCipher cipher)
{
    private const int AtOnce = 500;

    /// <summary>Goes through everything once. Whoever writes meanwhile is refused with the old key (<see cref="ContentCipher.RequireLive"/>), so that once is enough.</summary>
    /// <returns>How many rows were encrypted anew.</returns>
    public async Task<int> RunAsync(DataKeyId retired, CancellationToken cancellationToken = default)
    {
        // What was let through before the key was retired is committed when this is.
        await database.WriteAsync(static (_, _) => 0, 0, cancellationToken);
        var rows = 0;
        foreach (var column in EncryptedColumn.All)
        {
            rows += await RunAsync(column, retired, cancellationToken);
        }

        return rows + await RunSubjectsAsync(retired, cancellationToken);
    }

    private async Task<int> RunAsync(EncryptedColumn column, DataKeyId retired, CancellationToken cancellationToken)
    {
        var (rows, page) = (0, new Page(0, []));
        do
        {
            page = await database.ReadAsync(ReadPage, (column, page.Last, EncryptedContent.HeaderOf(retired)), cancellationToken);
            foreach (var row in page.Rows)
            {
                var plain = await cipher.DecryptAsync(row.Place, row.Stored, cancellationToken)
                    ?? throw new ContentKeyException(string.Create(CultureInfo.InvariantCulture, $"the data key {retired} was destroyed before its content had another"));
                var next = await cipher.EncryptAsync(retired.OwnerId, row.Place, plain, cancellationToken);
                rows += await database.WriteAsync(static (session, state) => session.Overwriting(state, Write), (column.Update, row, next), cancellationToken);
            }
        }
        while (page.Last > 0);

        return rows;
    }

    private static int Write(SqliteSession session, (string Sql, Row Row, ReadOnlyMemory<byte> Next) state)
    {
        using var update = session.Use(state.Sql);
        return update.Bind(1, state.Next.Span).Bind(2, state.Row.Number).Bind(3, state.Row.Stored).Execute();
    }

    private static Page ReadPage(SqliteSession session, (EncryptedColumn Column, long After, byte[] Header) state)
    {
        using var select = session.Use(state.Column.Select);
        select.Bind(1, state.After).Bind(2, (long)AtOnce);
        var (last, rows) = (0L, new List<Row>());
        while (select.Step())
        {
            last = select.GetInt64(0);
            if (select.GetBlob(1).StartsWith(state.Header))
            {
                rows.Add(new(last, state.Column.Place(select), select.GetBlob(1).ToArray()));
            }
        }

        return new(last, rows);
    }

    private async Task<int> RunSubjectsAsync(DataKeyId retired, CancellationToken cancellationToken)
    {
        var rows = 0;
        foreach (var (threadId, stored) in await database.ReadAsync(ReadSubjects, ContentCipher.TextHeaderOf(retired), cancellationToken))
        {
            var place = ContentPlaces.Subject(threadId);
            var next = await cipher.EncryptTextAsync(retired.OwnerId, place, await cipher.DecryptTextAsync(place, stored, cancellationToken), cancellationToken);
            rows += await database.WriteAsync(
                static (session, state) => session.Overwriting(state, static (session, state) =>
                {
                    using var update = session.Use("UPDATE thread_heads SET subject = ?1 WHERE thread_id = ?2 AND subject = ?3");
                    return update.Bind(1, state.next).Bind(2, state.threadId).Bind(3, state.stored).Execute();
                }),
                (next, threadId, stored),
                cancellationToken);
        }

        return rows;
    }

    private static List<(string ThreadId, string Subject)> ReadSubjects(SqliteSession session, string header)
    {
        using var select = session.Use("SELECT thread_id, subject FROM thread_heads WHERE substr(subject, 1, ?1) = ?2");
        select.Bind(1, (long)header.Length).Bind(2, header);
        var subjects = new List<(string, string)>();
        while (select.Step())
        {
            subjects.Add((select.GetText(0), select.GetText(1)));
        }

        return subjects;
    }

    private sealed record Page(long Last, List<Row> Rows);

    private sealed record Row(long Number, string Place, byte[] Stored);
}
