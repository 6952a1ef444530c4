using Microsoft.Extensions.Options;
using Platform.Audit;
using Platform.Encryption;
using Platform.Privacy;
using Platform.Silo.Adapters.Privacy;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>
/// Destroys data keys in a cluster: retired, waited for until no process can hold or be writing with it, what is left under it encrypted anew,
/// destroyed. The retirement's moment is in the key's row, so that whoever comes after a crash waits only the rest.
/// </summary>
/// <param name="keys">The keys; null when encryption is off.</param>
/// <param name="store">Where they are.</param>
/// <param name="places">What may be under them.</param>
/// <param name="cipher">Encrypts anew.</param>
/// <param name="audit">Where it is told.</param>
/// <param name="options">How long a key is held, and a write may take.</param>
/// <param name="time">The clock.</param>
internal sealed class DynamoKeyShredder(
    DataKeys? keys, DynamoDataKeyStore store, IEnumerable<IReencryption> places, ContentCipher cipher, IAuditLog audit, IOptions<EncryptionOptions> options, TimeProvider time) : IKeyShredder
{
    // After the first one everything is under the next key; the second one sees that. More only when somebody else is at it too.
    private const int MostPasses = 4;

    /// <inheritdoc/>
    public async Task RetireAsync(string customerId, CancellationToken cancellationToken = default)
    {
        if (keys is not null && DataKeyId.OwnerOf(customerId) is var owner && owner != DataKeyId.Platform)
        {
            await keys.RetireAsync(owner, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> ShredAsync(string customerId, CancellationToken cancellationToken = default)
    {
        if (keys is null)
        {
            return true;
        }

        var wait = options.Value.CacheFor + options.Value.WriteMargin;
        var isDone = true;
        foreach (var retired in await store.ListRetirementsAsync(DataKeyId.OwnerOf(customerId), cancellationToken))
        {
            if (time.GetUtcNow() - retired.At < wait || !await ReencryptAsync(new(retired.Id, cipher), cancellationToken))
            {
                isDone = false;
                continue;
            }

            // Told first, as every act: after a crash between the two it is told and done again.
            await audit.AppendAsync(new(time.GetUtcNow(), DataKeyData.Act, "erasure", customerId, ""), cancellationToken);
            await keys.DestroyAsync(retired.Id, cancellationToken);
        }

        return isDone;
    }

    /// <summary>Gives everything under the key the next one.</summary>
    /// <returns>Whether a whole look has found nothing.</returns>
    private async Task<bool> ReencryptAsync(RetiredKey retired, CancellationToken cancellationToken)
    {
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var found = 0;
            foreach (var place in places)
            {
                found += await place.RunAsync(retired, cancellationToken);
            }

            if (found == 0)
            {
                return true;
            }
        }

        return false;
    }
}
