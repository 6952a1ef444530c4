using System.Security.Cryptography;
using Platform.Documents;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>Documents: names as rows, bytes as objects named by their hash. The bytes are there before the name is.</summary>
internal sealed class DynamoDocumentStore(DynamoTable rows, ObjectStore objects) : IDocumentStore
{
    /// <inheritdoc/>
    public async Task PutAsync(string name, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        DocumentRules.Check(name, contentType);
        var objectName = $"{Folder(name)}{Convert.ToHexStringLower(SHA256.HashData(content.Span))}";
        await objects.PutAsync(objectName, content, cancellationToken);
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
        return new(name, stored.ContentType, content);
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

    private static string Folder(string name) => $"documents/{name}/";

    private static string Partition(string name) => $"document#{name}";

    private sealed record Stored(string ContentType, string ObjectName);
}
