using System.Security.Cryptography;
using Platform.Encryption;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>Documents, which are labels of returns: those of returns that the person opened since.</summary>
internal sealed class DocumentReencryption(ObjectStore objects) : IReencryption
{
    /// <inheritdoc/>
    public async Task<int> RunAsync(RetiredKey retired, CancellationToken cancellationToken)
    {
        var found = 0;
        await Parallel.ForEachAsync(objects.ListAsync(DynamoDocumentStore.Prefix, cancellationToken), DynamoPeople.Options(cancellationToken), async (entry, cancel) =>
        {
            // prefix, document's name, hash of its bytes: that they are those of the hash tells that they are plain.
            var end = entry.Name.LastIndexOf('/');
            var (name, hash) = (entry.Name[DynamoDocumentStore.Prefix.Length..end], entry.Name[(end + 1)..]);
            if (await retired.ReplaceAsync(
                objects, entry.Name, ContentPlaces.Document(name), stored => Convert.ToHexStringLower(SHA256.HashData(stored)) != hash, cancel))
            {
                Interlocked.Increment(ref found);
            }
        });
        return found;
    }
}
