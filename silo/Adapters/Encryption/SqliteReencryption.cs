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
        var (rows, last) = (0, (string?)column.Start);
        while (last is not null)
        {
            (last, var found) = await database.ReadAsync(ReadPage, (column, last, EncryptedContent.HeaderOf(retired)), cancellationToken);
            foreach (var row in found)
            {
                var plain = await cipher.DecryptAsync(row.Place, row.Stored, cancellationToken)
                    ?? throw new ContentKeyException(string.Create(CultureInfo.InvariantCulture, $"the data key {retired} was destroyed before its content had another"));
                var next = await cipher.EncryptAsync(retired.OwnerId, row.Place, plain, cancellationToken);
                rows += await database.WriteAsync(static (session, state) => session.Overwriting(state, Write), (column, row, next), cancellationToken);
            }
        }

        return rows;
    }

    private static int Write(SqliteSession session, (EncryptedColumn Column, Row Row, ReadOnlyMemory<byte> Next) state)
    {
        using var update = session.Use(state.Column.Update);
        return state.Column.BindKey(update.Bind(1, state.Next.Span), 2, state.Row.Key).Bind(3, state.Row.Stored).Execute();
    }

    private static (string? Last, List<Row> Rows) ReadPage(SqliteSession session, (EncryptedColumn Column, string? After, byte[] Header) state)
    {
        using var select = session.Use(state.Column.Select);
        state.Column.BindKey(select, 1, state.After!).Bind(2, (long)AtOnce);
        var (last, rows) = ((string?)null, new List<Row>());
        while (select.Step())
        {
            last = state.Column.KeyOf(select);
            if (select.GetBlob(1).StartsWith(state.Header))
            {
                rows.Add(new(last, state.Column.Place(select), select.GetBlob(1).ToArray()));
            }
        }

        return (last, rows);
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

    private sealed record Row(string Key, string Place, byte[] Stored);
}
