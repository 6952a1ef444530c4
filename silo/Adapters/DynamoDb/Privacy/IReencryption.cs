namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>
/// One place of a cluster that holds content under customers' data keys. Whoever encrypts another place registers one of these: a key is destroyed
/// when all of them have found nothing under it.
/// </summary>
internal interface IReencryption
{
    /// <summary>Encrypts anew what is under a retired key, each thing under the condition that it is still as it was read. Idempotent, and may be done by two at once.</summary>
    /// <returns>How many things were found under it, whether they are now under the next key or have to be looked at again.</returns>
    Task<int> RunAsync(RetiredKey retired, CancellationToken cancellationToken);
}
