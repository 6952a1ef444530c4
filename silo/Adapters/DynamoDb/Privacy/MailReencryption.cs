using System.Security.Cryptography;
using Platform.Encryption;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>Original and quarantined mails: those that the person sent since.</summary>
internal sealed class MailReencryption(ObjectStore objects) : IReencryption
{
    /// <inheritdoc/>
    public async Task<int> RunAsync(RetiredKey retired, CancellationToken cancellationToken) =>
        await RunAsync(ObjectMailStore.Prefix, ContentPlaces.Mail, retired, cancellationToken)
        + await RunAsync(DynamoQuarantine.Prefix, ContentPlaces.Quarantined, retired, cancellationToken);

    private async Task<int> RunAsync(string prefix, Func<string, string> place, RetiredKey retired, CancellationToken cancellationToken)
    {
        var found = 0;
        await Parallel.ForEachAsync(objects.ListAsync(prefix, cancellationToken), DynamoPeople.Options(cancellationToken), async (entry, cancel) =>
        {
            var hash = entry.Name[prefix.Length..];

            // Any bytes may be a mail: that they are those of the name tells that they are plain.
            if (StoredBody.ParseHash(hash) is { } bytes
                && await retired.ReplaceAsync(objects, entry.Name, place(hash), stored => !SHA256.HashData(stored).AsSpan().SequenceEqual(bytes), cancel))
            {
                Interlocked.Increment(ref found);
            }
        });
        return found;
    }
}
