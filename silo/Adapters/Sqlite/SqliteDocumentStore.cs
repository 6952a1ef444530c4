using Platform.Documents;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>Documents by name, compressed where that saves.</summary>
public sealed class SqliteDocumentStore(SqliteDatabase database, TimeProvider time) : IDocumentStore
{
    /// <inheritdoc/>
    public Task PutAsync(string name, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        DocumentRules.Check(name, contentType);
        return database.WriteAsync(Put, (name, contentType, content.Length, StoredBody.Encode(content), time.GetUtcNow()), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<StoredDocument?> FindAsync(string name, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(Find, name, cancellationToken);

    private static bool Put(SqliteSession session, (string Name, string ContentType, int Size, StoredBody Body, DateTimeOffset At) document)
    {
        using var insert = session.Use("""
            INSERT INTO documents (name, content_type, encoding, size, body, stored_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING
            """);
        return insert.Bind(1, document.Name).Bind(2, document.ContentType).Bind(3, document.Body.Encoding).Bind(4, document.Size)
            .Bind(5, document.Body.Bytes.Span).Bind(6, document.At).Execute() > 0;
    }

    private static StoredDocument? Find(SqliteSession session, string name)
    {
        using var select = session.Use("SELECT content_type, encoding, size, body FROM documents WHERE name = ?");
        return select.Bind(1, name).Step()
            ? new(name, select.GetText(0), StoredBody.Decode(select.GetInt32(1), select.GetBlob(3), select.GetInt64(2))
                ?? throw new InvalidDataException($"the stored bytes of document {name} are damaged"))
            : null;
    }
}
