using System.Security.Cryptography;
using Platform.Encryption;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>Objects whose bytes are encrypted anew under their own names.</summary>
internal static class ReencryptedObjects
{
    /// <summary>Gives every object under a prefix that a retired key encrypts the next one.</summary>
    /// <param name="retired">The retired one.</param>
    /// <param name="objects">The bucket.</param>
    /// <param name="prefix">What the objects' names begin with.</param>
    /// <param name="read">From the rest of a name: what the bytes are bound to, and the SHA-256 of the plain ones. Any bytes may be content: that they are those of the hash tells that they are plain. What ends in no hash is none of ours.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many are under it.</returns>
    public static async Task<int> ReplaceAllAsync(
        this RetiredKey retired, ObjectStore objects, string prefix, Func<string, (string Place, string Hash)> read, CancellationToken cancellationToken)
    {
        var found = 0;
        await Parallel.ForEachAsync(objects.ListAsync(prefix, cancellationToken), DynamoPeople.Options(cancellationToken), async (entry, cancel) =>
        {
            var (place, hash) = read(entry.Name[prefix.Length..]);
            if (StoredBody.ParseHash(hash) is { } bytes
                && await retired.ReplaceAsync(objects, entry.Name, place, stored => !SHA256.HashData(stored).AsSpan().SequenceEqual(bytes), cancel))
            {
                Interlocked.Increment(ref found);
            }
        });
        return found;
    }

    /// <summary>Gives an object's bytes the next key when they are under a retired one.</summary>
    /// <param name="retired">The retired one.</param>
    /// <param name="objects">The bucket.</param>
    /// <param name="name">The object.</param>
    /// <param name="place">What its bytes are bound to.</param>
    /// <param name="isEncrypted">Whether bytes that look as if they were encrypted are.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Whether they are under it.</returns>
    public static async Task<bool> ReplaceAsync(
        this RetiredKey retired, ObjectStore objects, string name, string place, Func<byte[], bool> isEncrypted, CancellationToken cancellationToken)
    {
        // Its first bytes tell, and a mail may have megabytes.
        if (await objects.FindStartAsync(name, EncryptedContent.HeaderSize, cancellationToken) is not { } start || !retired.Encrypts(start))
        {
            return false;
        }

        var found = false;
        await objects.ChangeAsync(
            name,
            async stored =>
            {
                found = retired.Encrypts(stored) && isEncrypted(stored);
                if (!found)
                {
                    // Not "? bytes : null": that would be an array that is null, which is empty content.
                    return null;
                }

                return await retired.NextAsync(place, stored, cancellationToken);
            },
            cancellationToken);
        return found;
    }
}
