using System.Collections.Immutable;
using Platform.Encryption;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Smtp;

/// <summary>The staged mails of one process, in a table.</summary>
/// <param name="database">Where it is.</param>
/// <param name="cipher">Tells which keys are destroyed; null when nothing is encrypted.</param>
internal sealed class SqliteSmtpSpool(SqliteDatabase database, ContentCipher? cipher = null) : IMailSpool
{
    private readonly ContentCipher _cipher = cipher ?? ContentCipher.Off;

    /// <inheritdoc/>
    public Task PutAsync(string id, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken) => database.WriteAsync(
        static (session, row) =>
        {
            row.Cipher.RequireLive(row.Mail.Span);
            using var insert = session.Use("INSERT OR IGNORE INTO smtp_mails (delivery_id, mail) VALUES (?, ?)");
            return insert.Bind(1, row.Id).Bind(2, row.Mail.Span).Execute();
        },
        (Id: id, Mail: mail, Cipher: _cipher),
        cancellationToken);

    /// <inheritdoc/>
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

    /// <inheritdoc/>
    public Task<bool> BeginEndAsync(string id, SpooledMail seen) => database.WriteAsync(
        static (session, row) =>
        {
            using var update = session.Use(
                "UPDATE smtp_mails SET unconfirmed = unconfirmed + 1 WHERE delivery_id = ? AND done = 0 AND unconfirmed = ? AND remaining IS ?");
            return update.Bind(1, row.Id).Bind(2, (long)row.Seen.Unconfirmed).Bind(3, Join(row.Seen.Remaining)).Execute() == 1;
        },
        (Id: id, Seen: seen));

    /// <inheritdoc/>
    public Task RecordAsync(string id, SmtpVerdict verdict, bool confirms, string? assignedId = null) => database.WriteAsync(
        static (session, row) =>
        {
            using var update = session.Use("""
                UPDATE smtp_mails SET remaining = ?, refusal = ?, done = ?, unconfirmed = unconfirmed - ?, assigned_id = ?, mail = CASE WHEN ? THEN x'' ELSE mail END
                WHERE delivery_id = ? AND done = 0
                """);
            return update
                .Bind(1, Join(row.Verdict.Remaining))
                .Bind(2, row.Verdict.Refusal)
                .Bind(3, row.Verdict.IsDone ? 1L : 0L)
                .Bind(4, row.Confirms ? 1L : 0L)
                .Bind(5, row.AssignedId)
                .Bind(6, row.Verdict.IsDone ? 1L : 0L)
                .Bind(7, row.Id)
                .Execute();
        },
        (Id: id, Verdict: verdict, Confirms: confirms, AssignedId: assignedId));

    /// <inheritdoc/>
    public Task RemoveAsync(string id, CancellationToken cancellationToken) => database.WriteAsync(
        static (session, key) =>
        {
            using var delete = session.Use("DELETE FROM smtp_mails WHERE delivery_id = ?");
            return delete.Bind(1, key).Execute();
        },
        id,
        cancellationToken);

    private static string? Join(ImmutableArray<string>? addresses) => addresses is { IsEmpty: false } some ? string.Join('\n', some) : null;
}
