using Platform.Encryption;
using Platform.Mail;
using Platform.Privacy;
using Platform.Silo.Adapters.Privacy;
using Platform.Silo.Adapters.Smtp;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>Mails that wait to be sent: those to a person or naming one, and bytes that a dying process left behind. What was taken over is out of reach.</summary>
internal sealed class DynamoSpoolData(IMailSpool spool, ObjectStore objects, ContentCipher cipher) : IPersonalData
{
    private static readonly MailReadOptions Reading = new();

    /// <inheritdoc/>
    public string Name => "relay";

    /// <inheritdoc/>
    public async Task<object?> ExportAsync(Person person, CancellationToken cancellationToken = default) =>
        await FindAsync(person, cancellationToken) is { Count: > 0 } found ? found.Select(mail => mail.Id ?? mail.Name).Distinct(StringComparer.Ordinal).ToList() : null;

    /// <inheritdoc/>
    public async Task<int> EraseAsync(Person person, CancellationToken cancellationToken = default)
    {
        var found = await FindAsync(person, cancellationToken);
        foreach (var (name, id) in found)
        {
            if (id is not null)
            {
                await spool.RemoveAsync(id, cancellationToken);
            }

            await objects.RemoveAsync(name, cancellationToken);
        }

        return found.Count;
    }

    /// <summary>The objects, each with the id under which its mail waits: its Message-ID.</summary>
    private async Task<List<(string Name, string? Id)>> FindAsync(Person person, CancellationToken cancellationToken) =>
    [
        .. (await MailObjects.FindAsync(objects, DynamoMailSpool.Prefix, person, ReadAsync, cancellationToken)).Select(found =>
            MailReader.Read(found.Mail, Reading) is MailReading.Accepted { Mail.MessageId: { } id } && found.Name.StartsWith(DynamoMailSpool.Folder(id), StringComparison.Ordinal)
                ? (found.Name, id)
                : (found.Name, default(string?))),
    ];

    private async Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken) =>
        await objects.FindAsync(DynamoMailSpool.Prefix + name, cancellationToken) is { } stored
            ? (await cipher.ReadAsync(ContentPlaces.StagedByHash(name[..name.IndexOf('/', StringComparison.Ordinal)]), stored, cancellationToken)).ToArray()
            : null;
}
