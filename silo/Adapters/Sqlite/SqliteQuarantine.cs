using Platform.Encryption;
using Platform.Quarantine;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>The quarantine: entries in the order in which they came, with their bytes.</summary>
/// <param name="database">Where they are kept.</param>
/// <param name="cipher">Encrypts the bytes; null for plain ones.</param>
public sealed class SqliteQuarantine(SqliteDatabase database, ContentCipher? cipher = null) : IQuarantine
{
    private readonly ContentCipher _cipher = cipher ?? ContentCipher.Off;

    // Keyset by number, which grows with every entry.
    private const string ListSql = $"""
        SELECT {SqliteQuarantineHistory.EntryColumns} FROM quarantine
        WHERE number < coalesce((SELECT number FROM quarantine WHERE content_hash = ?1), iif(?1 IS NULL, 9223372036854775807, 0))
        ORDER BY number DESC LIMIT ?2
        """;

    /// <inheritdoc/>
    public Task PutAsync(QuarantinedMail mail, ReadOnlyMemory<byte> content, string owner = "", CancellationToken cancellationToken = default)
    {
        var hash = StoredBody.RequireHash(mail.Id);
        var body = StoredBody.Encode(content);
        return ContentCipher.WriteAsync(async () => await database.WriteAsync(
            Put,
            (hash, mail, content.Length, await body.EncryptAsync(_cipher, owner, ContentPlaces.Quarantined(mail.Id), cancellationToken), _cipher),
            cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<QuarantinedMail>> ListAsync(int limit, string? cursor = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return await database.ReadAsync(List, (limit, cursor is null ? null : StoredBody.ParseHash(cursor) ?? []), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<byte[]?> FindContentAsync(string id, CancellationToken cancellationToken = default) =>
        StoredBody.ParseHash(id) is { } hash && await database.ReadAsync(FindContent, hash, cancellationToken) is { } found
        && await found.Body.DecryptAsync(_cipher, ContentPlaces.Quarantined(id), cancellationToken) is { } body
            ? StoredBody.Decode(body.Encoding, body.Bytes.Span, found.Size)
            : null;

    private static bool Put(SqliteSession session, (byte[] Hash, QuarantinedMail Mail, int Size, StoredBody Body, ContentCipher Cipher) entry)
    {
        entry.Body.RequireLive(entry.Cipher);
        using var insert = session.Use("""
            INSERT OR IGNORE INTO quarantine (content_hash, reason, detail, source, size, at, encoding, body_size, body)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
        var mail = entry.Mail;
        return insert.Bind(1, entry.Hash).Bind(2, mail.Reason).Bind(3, mail.Detail).Bind(4, mail.Source).Bind(5, mail.Size)
            .Bind(6, mail.At).Bind(7, entry.Body.Encoding).Bind(8, entry.Size).Bind(9, entry.Body.Bytes.Span).Execute() > 0;
    }

    private static List<QuarantinedMail> List(SqliteSession session, (int Limit, byte[]? After) page)
    {
        using var select = session.Use(ListSql);
        _ = page.After is null ? select.BindNull(1) : select.Bind(1, page.After);
        select.Bind(2, page.Limit);
        var entries = new List<QuarantinedMail>();
        while (select.Step())
        {
            entries.Add(SqliteQuarantineHistory.ReadEntry(select));
        }

        return entries;
    }

    private static (StoredBody Body, long Size)? FindContent(SqliteSession session, byte[] hash)
    {
        using var select = session.Use("SELECT encoding, body_size, body FROM quarantine WHERE content_hash = ?");
        return select.Bind(1, hash).Step()
            ? (new(select.GetInt32(0), select.GetBlob(2).ToArray()), select.GetInt64(1))
            : null;
    }
}
