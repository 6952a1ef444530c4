using System.Security.Cryptography;
using Platform.Documents;
using Platform.Encryption;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>Documents: names as rows, bytes as objects named by their hash. The bytes are there before the name is.</summary>
internal sealed class DynamoDocumentStore(DynamoTable rows, ObjectStore objects, ContentCipher? cipher = null) : IDocumentStore
{
    /// <summary>What the names of all its objects begin with; the document's name and the hash of its bytes follow.</summary>
    internal const string Prefix = "documents/";

    private readonly ContentCipher _cipher = cipher ?? ContentCipher.Off;

    /// <inheritdoc/>
    public async Task PutAsync(string name, string contentType, ReadOnlyMemory<byte> content, string owner = "", CancellationToken cancellationToken = default)
    {
        DocumentRules.Check(name, contentType);
        var objectName = $"{Folder(name)}{Convert.ToHexStringLower(SHA256.HashData(content.Span))}";
        await objects.PutAsync(objectName, await _cipher.EncryptAsync(owner, ContentPlaces.Document(name), content, cancellationToken), cancellationToken);
        await rows.TryAddAsync(DynamoRow.Of(Partition(name), DynamoRow.Only, new Stored(contentType, objectName)), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<StoredDocument?> FindAsync(string name, CancellationToken cancellationToken = default)
    {
        if ((await rows.FindAsync(Partition(name), DynamoRow.Only, cancellationToken))?.As<Stored>() is not { } stored)
        {
            return null;
        }

        var content = await objects.FindAsync(stored.ObjectName, cancellationToken)
            ?? throw new InvalidDataException($"object {stored.ObjectName} is missing: restore the bucket");

        // Any bytes may be a document: that these are not the ones of the name tells that they are encrypted.
        if (stored.ObjectName.EndsWith(Convert.ToHexStringLower(SHA256.HashData(content)), StringComparison.Ordinal))
        {
            return new(name, stored.ContentType, content);
        }

        return await _cipher.DecryptAsync(ContentPlaces.Document(name), content, cancellationToken) is { } plain ? new(name, stored.ContentType, plain) : null;
    }

    /// <summary>Removes a document.</summary>
    internal async Task RemoveAsync(string name, CancellationToken cancellationToken)
    {
        await rows.RemoveAsync(Partition(name), DynamoRow.Only, cancellationToken);
        await foreach (var (content, _) in objects.ListAsync(Folder(name), cancellationToken))
        {
            await objects.RemoveAsync(content, cancellationToken);
        }
    }

    private static string Folder(string name) => $"{Prefix}{name}/";

    private static string Partition(string name) => $"document#{name}";

    private sealed record Stored(string ContentType, string ObjectName);
}
