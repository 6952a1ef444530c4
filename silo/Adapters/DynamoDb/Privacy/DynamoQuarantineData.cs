using Platform.Privacy;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>Quarantined mails that name a person, with what was done with them.</summary>
internal sealed class DynamoQuarantineData(DynamoQuarantine quarantine, ObjectStore objects) : IPersonalData, IAgedData
{
    /// <inheritdoc/>
    public string Name => "quarantine";

    /// <inheritdoc/>
    public async Task<object?> ExportAsync(Person person, CancellationToken cancellationToken = default) =>
        await FindAsync(person, cancellationToken) is { Count: > 0 } found ? found : null;

    /// <inheritdoc/>
    public async Task<int> EraseAsync(Person person, CancellationToken cancellationToken = default)
    {
        var found = await FindAsync(person, cancellationToken);
        foreach (var id in found)
        {
            await quarantine.RemoveAsync(id, cancellationToken);
        }

        return found.Count;
    }

    /// <inheritdoc/>
    public async Task<int> RemoveOlderAsync(DateTimeOffset before, CancellationToken cancellationToken = default)
    {
        var older = await quarantine.ListOlderAsync(before, cancellationToken);
        foreach (var mail in older)
        {
            await quarantine.RemoveAsync(mail.Id, cancellationToken);
        }

        return older.Count;
    }

    private async Task<List<string>> FindAsync(Person person, CancellationToken cancellationToken) =>
        [.. (await MailObjects.FindAsync(objects, DynamoQuarantine.Prefix, person, quarantine.FindContentAsync, cancellationToken)).Select(mail => mail.Name[DynamoQuarantine.Prefix.Length..])];
}
