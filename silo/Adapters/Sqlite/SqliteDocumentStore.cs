using Platform.Documents;
using Platform.Encryption;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>Documents by name, compressed where that saves.</summary>
/// <param name="database">Where they are kept.</param>
/// <param name="time">The clock.</param>
/// <param name="cipher">Encrypts the bytes; null for plain ones.</param>
public sealed class SqliteDocumentStore(SqliteDatabase database, TimeProvider time, ContentCipher? cipher = null) : IDocumentStore
{
    private readonly ContentCipher _cipher = cipher ?? ContentCipher.Off;

    /// <inheritdoc/>
    public Task PutAsync(string name, string contentType, ReadOnlyMemory<byte> content, string owner = "", CancellationToken cancellationToken = default)
    {
        DocumentRules.Check(name, contentType);
        var (body, at) = (StoredBody.Encode(content), time.GetUtcNow());
        return ContentCipher.WriteAsync(async () => await database.WriteAsync(
            Put,
            (name, contentType, content.Length, await body.EncryptAsync(_cipher, owner, ContentPlaces.Document(name), cancellationToken), at, _cipher),
            cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<StoredDocument?> FindAsync(string name, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(Find, name, cancellationToken) is { } found
        && await found.Body.DecryptAsync(_cipher, ContentPlaces.Document(name), cancellationToken) is { } body
            ? new(name, found.ContentType, StoredBody.Decode(body.Encoding, body.Bytes.Span, found.Size)
                ?? throw new InvalidDataException($"the stored bytes of document {name} are damaged"))
            : null;

    private static bool Put(SqliteSession session, (string Name, string ContentType, int Size, StoredBody Body, DateTimeOffset At, ContentCipher Cipher) document)
    {
        document.Body.RequireLive(document.Cipher);
        using var insert = session.Use("""
            INSERT INTO documents (name, content_type, encoding, size, body, stored_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING
            """);
        return insert.Bind(1, document.Name).Bind(2, document.ContentType).Bind(3, document.Body.Encoding).Bind(4, document.Size)
            .Bind(5, document.Body.Bytes.Span).Bind(6, document.At).Execute() > 0;
    }

    private static (string ContentType, StoredBody Body, long Size)? Find(SqliteSession session, string name)
    {
        using var select = session.Use("SELECT content_type, encoding, size, body FROM documents WHERE name = ?");
        return select.Bind(1, name).Step()
            ? (select.GetText(0), new(select.GetInt32(1), select.GetBlob(3).ToArray()), select.GetInt64(2))
            : null;
    }
}
