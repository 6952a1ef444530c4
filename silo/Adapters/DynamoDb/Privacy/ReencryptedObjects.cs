using Platform.Encryption;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>Objects whose bytes are encrypted anew under their own names.</summary>
internal static class ReencryptedObjects
{
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
