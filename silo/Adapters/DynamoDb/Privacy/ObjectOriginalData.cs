using Platform.Mail;
using Platform.Privacy;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>Original mails as objects: from a person, copies that were recognised as duplicates included, and others' that name the person (docs/adr/0013-personal-data.md).</summary>
internal sealed class ObjectOriginalData(ObjectStore objects, IMailStore mails) : IPersonalData
{
    /// <inheritdoc/>
    public string Name => "originals";

    /// <inheritdoc/>
    public async Task<object?> ExportAsync(Person person, CancellationToken cancellationToken = default) =>
        await FindAsync(person, cancellationToken) is { Count: > 0 } found ? found.Select(name => name[ObjectMailStore.Prefix.Length..]).ToList() : null;

    /// <inheritdoc/>
    public async Task<int> EraseAsync(Person person, CancellationToken cancellationToken = default)
    {
        var found = await FindAsync(person, cancellationToken);
        foreach (var name in found)
        {
            await objects.RemoveAsync(name, cancellationToken);
        }

        return found.Count;
    }

    private async Task<List<string>> FindAsync(Person person, CancellationToken cancellationToken) =>
        [.. (await MailObjects.FindAsync(objects, ObjectMailStore.Prefix, person, mails.FindAsync, cancellationToken)).Select(mail => mail.Name)];
}
