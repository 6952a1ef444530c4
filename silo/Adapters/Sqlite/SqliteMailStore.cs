using System.Security.Cryptography;
using Platform.Encryption;
using Platform.Mail;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>The original bytes of every mail, by content hash; checked against the hash when they are read.</summary>
/// <param name="database">Where they are kept.</param>
/// <param name="cipher">Encrypts them; null for plain ones.</param>
public sealed class SqliteMailStore(SqliteDatabase database, ContentCipher? cipher = null) : IMailStore
{
    private readonly ContentCipher _cipher = cipher ?? ContentCipher.Off;

    /// <inheritdoc/>
    public Task PutAsync(string contentHash, ReadOnlyMemory<byte> mail, string owner = "", CancellationToken cancellationToken = default)
    {
        var hash = StoredBody.RequireHash(contentHash);
        var body = StoredBody.Encode(mail);
        return ContentCipher.WriteAsync(async () => await database.WriteAsync(
            Put,
            (hash, mail.Length, await body.EncryptAsync(_cipher, owner, ContentPlaces.Mail(contentHash), cancellationToken), _cipher),
            cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<byte[]?> FindAsync(string contentHash, CancellationToken cancellationToken = default)
    {
        if (StoredBody.ParseHash(contentHash) is not { } hash || await database.ReadAsync(Find, hash, cancellationToken) is not { } found
            || await found.Body.DecryptAsync(_cipher, ContentPlaces.Mail(contentHash), cancellationToken) is not { } body)
        {
            return null;
        }

        var mail = StoredBody.Decode(body.Encoding, body.Bytes.Span, found.Size);
        return mail is not null && SHA256.HashData(mail).AsSpan().SequenceEqual(hash)
            ? mail
            : throw new InvalidDataException($"the stored bytes of mail {contentHash} are damaged: restore the database from a backup");
    }

    private static bool Put(SqliteSession session, (byte[] Hash, int Size, StoredBody Body, ContentCipher Cipher) mail)
    {
        mail.Body.RequireLive(mail.Cipher);
        using var insert = session.Use("INSERT OR IGNORE INTO mails (content_hash, encoding, size, body) VALUES (?, ?, ?, ?)");
        return insert.Bind(1, mail.Hash).Bind(2, mail.Body.Encoding).Bind(3, mail.Size).Bind(4, mail.Body.Bytes.Span).Execute() > 0;
    }

    private static (StoredBody Body, long Size)? Find(SqliteSession session, byte[] hash)
    {
        using var select = session.Use("SELECT encoding, size, body FROM mails WHERE content_hash = ?");
        return select.Bind(1, hash).Step() ? (new(select.GetInt32(0), select.GetBlob(2).ToArray()), select.GetInt64(1)) : null;
    }
}
