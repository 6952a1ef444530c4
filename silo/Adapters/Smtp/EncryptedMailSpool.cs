using MimeKit;
using Platform.Encryption;

namespace Platform.Silo.Adapters.Smtp;

/// <summary>Encrypts staged mails before a spool gets them, whichever it is: each with the key of its first recipient, bound to its delivery.</summary>
internal sealed class EncryptedMailSpool(IMailSpool inner, ContentCipher cipher) : IMailSpool
{
    /// <inheritdoc/>
    public Task PutAsync(string id, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken) => !cipher.IsOn
        ? inner.PutAsync(id, mail, cancellationToken)
        : ContentCipher.WriteAsync(async () =>
        {
            await inner.PutAsync(id, await cipher.EncryptAsync(OwnerOf(mail), ContentPlaces.Staged(id), mail, cancellationToken), cancellationToken);
            return true;
        });

    /// <inheritdoc/>
    /// <returns>Null too when an erasure has destroyed its key: then nothing is to be sent any more.</returns>
    public async ValueTask<SpooledMail?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var staged = await inner.FindAsync(id, cancellationToken);
        if (staged is null || staged.Mail.Length == 0)
        {
            return staged;
        }

        return await cipher.DecryptAsync(ContentPlaces.Staged(id), staged.Mail, cancellationToken) is { } mail ? staged with { Mail = mail.ToArray() } : null;
    }

    /// <inheritdoc/>
    public Task<bool> BeginEndAsync(string id, SpooledMail seen) => inner.BeginEndAsync(id, seen);

    /// <inheritdoc/>
    public Task RecordAsync(string id, SmtpVerdict verdict, bool confirms, string? assignedId = null) => inner.RecordAsync(id, verdict, confirms, assignedId);

    /// <inheritdoc/>
    public Task RemoveAsync(string id, CancellationToken cancellationToken) => inner.RemoveAsync(id, cancellationToken);

    private static string OwnerOf(ReadOnlyMemory<byte> mail)
    {
        using var stream = new MemoryStream(mail.ToArray(), writable: false);
        using var message = MimeMessage.Load(stream);
        return ContentOwners.OfAddress(message.To.Mailboxes.FirstOrDefault()?.Address ?? "");
    }
}
