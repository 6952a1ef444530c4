using System.Collections.Immutable;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Smtp;

/// <summary>The staged mails, each until its outcome is remembered with its delivery. Every write is durable when its task completes.</summary>
internal sealed class SqliteSmtpSpool(SqliteDatabase database)
{
    /// <summary>Stages a mail. One that is there stays as it is: a retry is the same bytes.</summary>
    public Task PutAsync(string id, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken) => database.WriteAsync(
        static (session, row) =>
        {
            using var insert = session.Use("INSERT OR IGNORE INTO smtp_mails (delivery_id, mail) VALUES (?, ?)");
            return insert.Bind(1, row.Id).Bind(2, row.Mail.Span).Execute();
        },
        (Id: id, Mail: mail),
        cancellationToken);

    /// <summary>A staged mail.</summary>
    public ValueTask<SpooledMail?> FindAsync(string id, CancellationToken cancellationToken) => database.ReadAsync(
        static (session, key) =>
        {
            using var select = session.Use("SELECT mail, remaining, refusal, unconfirmed, done, assigned_id FROM smtp_mails WHERE delivery_id = ?");
            return select.Bind(1, key).Step()
                ? new SpooledMail(
                    select.GetBlob(0).ToArray(),
                    select.GetTextOrNull(1) is { } addresses ? [.. addresses.Split('\n')] : (ImmutableArray<string>?)null,
                    select.GetTextOrNull(2),
                    select.GetInt32(3),
                    select.GetInt32(4) != 0) { AssignedId = select.GetTextOrNull(5) }
                : null;
        },
        id,
        cancellationToken);

    /// <summary>The end of the mail is about to be sent: until an answer comes, nobody knows whether the relay has it.</summary>
    public Task BeginEndAsync(string id) => database.WriteAsync(
        static (session, key) =>
        {
            using var update = session.Use("UPDATE smtp_mails SET unconfirmed = unconfirmed + 1 WHERE delivery_id = ?");
            return update.Bind(1, key).Execute();
        },
        id);

    /// <summary>Notes what an answer of the relay meant.</summary>
    /// <param name="id">The delivery.</param>
    /// <param name="verdict">What it meant.</param>
    /// <param name="confirms">Whether it answers the end of a mail that was begun.</param>
    /// <param name="assignedId">The Message-ID that the service sent it under; null when it kept ours.</param>
    public Task RecordAsync(string id, SmtpVerdict verdict, bool confirms, string? assignedId = null) => database.WriteAsync(
        static (session, row) =>
        {
            using var update = session.Use("""
                UPDATE smtp_mails SET remaining = ?, refusal = ?, done = ?, unconfirmed = unconfirmed - ?, assigned_id = ?, mail = CASE WHEN ? THEN x'' ELSE mail END
                WHERE delivery_id = ?
                """);
            return update
                .Bind(1, row.Verdict.Remaining.IsEmpty ? null : string.Join('\n', row.Verdict.Remaining))
                .Bind(2, row.Verdict.Refusal)
                .Bind(3, row.Verdict.IsDone ? 1L : 0L)
                .Bind(4, row.Confirms ? 1L : 0L)
                .Bind(5, row.AssignedId)
                .Bind(6, row.Verdict.IsDone ? 1L : 0L)
                .Bind(7, row.Id)
                .Execute();
        },
        (Id: id, Verdict: verdict, Confirms: confirms, AssignedId: assignedId));

    /// <summary>Drops a mail.</summary>
    public Task RemoveAsync(string id, CancellationToken cancellationToken) => database.WriteAsync(
        static (session, key) =>
        {
            using var delete = session.Use("DELETE FROM smtp_mails WHERE delivery_id = ?");
            return delete.Bind(1, key).Execute();
        },
        id,
        cancellationToken);
}
