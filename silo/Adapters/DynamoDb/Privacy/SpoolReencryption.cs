using Platform.Encryption;
using Platform.Mail;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>Mails that wait to be sent to the person. Their rows have the hash of the stored bytes: these go under a name of their own, and the row follows.</summary>
internal sealed class SpoolReencryption(DynamoMailSpool spool, ObjectStore objects, ContentCipher cipher) : IReencryption
{
    private static readonly MailReadOptions Reading = new();

    /// <inheritdoc/>
    public async Task<int> RunAsync(RetiredKey retired, CancellationToken cancellationToken)
    {
        var found = 0;
        await foreach (var (name, _) in objects.ListAsync(DynamoMailSpool.Prefix, cancellationToken))
        {
            if (await objects.FindStartAsync(name, EncryptedContent.HeaderSize, cancellationToken) is { } start && retired.Encrypts(start)
                && await objects.FindAsync(name, cancellationToken) is { } stored && await RunAsync(name, stored, retired, cancellationToken))
            {
                found++;
            }
        }

        return found;
    }

    /// <summary>False for bytes that a dying process left behind: no row names them, nobody reads them, and they expire.</summary>
    private async Task<bool> RunAsync(string name, byte[] stored, RetiredKey retired, CancellationToken cancellationToken)
    {
        var hash = name[DynamoMailSpool.Prefix.Length..];
        var place = ContentPlaces.StagedByHash(hash[..hash.IndexOf('/', StringComparison.Ordinal)]);
        return await cipher.DecryptAsync(place, stored, cancellationToken) is { } mail
            && MailReader.Read(mail.ToArray(), Reading) is MailReading.Accepted { Mail.MessageId: { } id }
            && name.StartsWith(DynamoMailSpool.Folder(id), StringComparison.Ordinal)
            && await spool.ReplaceAsync(id, name, await retired.NextAsync(place, stored, cancellationToken), cancellationToken);
    }
}
