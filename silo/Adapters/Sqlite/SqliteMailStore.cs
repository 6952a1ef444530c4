using System.Security.Cryptography;
using Platform.Mail;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>The original bytes of every mail, by content hash; checked against the hash when they are read.</summary>
public sealed class SqliteMailStore(SqliteDatabase database) : IMailStore
{
    /// <inheritdoc/>
    public Task PutAsync(string contentHash, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken = default) =>
        database.WriteAsync(Put, (StoredBody.RequireHash(contentHash), mail.Length, StoredBody.Encode(mail)), cancellationToken);

    /// <inheritdoc/>
    public async Task<byte[]?> FindAsync(string contentHash, CancellationToken cancellationToken = default) =>
        StoredBody.ParseHash(contentHash) is { } hash ? await database.ReadAsync(Find, hash, cancellationToken) : null;

    private static bool Put(SqliteSession session, (byte[] Hash, int Size, StoredBody Body) mail)
    {
        using var insert = session.Use("INSERT OR IGNORE INTO mails (content_hash, encoding, size, body) VALUES (?, ?, ?, ?)");
        return insert.Bind(1, mail.Hash).Bind(2, mail.Body.Encoding).Bind(3, mail.Size).Bind(4, mail.Body.Bytes.Span).Execute() > 0;
    }

    private static byte[]? Find(SqliteSession session, byte[] hash)
    {
        using var select = session.Use("SELECT encoding, size, body FROM mails WHERE content_hash = ?");
        if (!select.Bind(1, hash).Step())
        {
            return null;
        }

        var mail = StoredBody.Decode(select.GetInt32(0), select.GetBlob(2), select.GetInt64(1));
        return mail is not null && SHA256.HashData(mail).AsSpan().SequenceEqual(hash)
            ? mail
            : throw new InvalidDataException($"the stored bytes of mail {Convert.ToHexStringLower(hash)} are damaged: restore the database from a backup");
    }
}
