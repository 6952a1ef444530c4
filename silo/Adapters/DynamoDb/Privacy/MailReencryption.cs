using Platform.Encryption;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>Original and quarantined mails: those that the person sent since.</summary>
internal sealed class MailReencryption(ObjectStore objects) : IReencryption
{
    /// <inheritdoc/>
    public async Task<int> RunAsync(RetiredKey retired, CancellationToken cancellationToken) =>
        await retired.ReplaceAllAsync(objects, ObjectMailStore.Prefix, hash => (ContentPlaces.Mail(hash), hash), cancellationToken)
        + await retired.ReplaceAllAsync(objects, DynamoQuarantine.Prefix, hash => (ContentPlaces.Quarantined(hash), hash), cancellationToken);
}
