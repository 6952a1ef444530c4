using System.Globalization;
using System.Text;
using MimeKit;

namespace MailKit.Net.Smtp;

public partial class SmtpClient
{
    private const int MaxLineLength = 998;

    /// <summary>Sends a mail; complete when the server has taken it.</summary>
    /// <returns>The text of the server's last reply.</returns>
    /// <exception cref="SmtpCommandException">The server refused; the connection goes on.</exception>
    /// <exception cref="SmtpProtocolException">The connection is over.</exception>
    public virtual async Task<string> SendAsync(
        FormatOptions options,
        MimeMessage message,
        MailboxAddress sender,
        IEnumerable<MailboxAddress> recipients,
        CancellationToken cancellationToken = default,
        ITransferProgress? progress = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(recipients);
        var unique = recipients.DistinctBy(recipient => recipient.Address, StringComparer.OrdinalIgnoreCase).ToList();
        if (unique.Count == 0)
        {
            throw new InvalidOperationException("No recipients have been specified.");
        }

        ObjectDisposedException.ThrowIf(_disposed, this);
        _ = Channel;
        var format = Format(options, message);
        try
        {
            return await TransactAsync(format, message, sender, unique, progress, cancellationToken);
        }
        catch (Exception refusal) when (refusal is SmtpCommandException or ServiceNotAuthenticatedException)
        {
            await ResetAsync(cancellationToken);
            throw;
        }
        catch
        {
            Close();
            throw;
        }
    }

    /// <summary>Makes a message fit what the server takes.</summary>
    protected virtual void Prepare(FormatOptions options, MimeMessage message, EncodingConstraint constraint, int maxLineLength)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (!message.Headers.Contains(HeaderId.DkimSignature))
        {
            message.Prepare(constraint, maxLineLength);
        }
    }

    protected virtual void OnSenderAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
    }

    protected virtual void OnSenderNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) =>
        throw new SmtpCommandException(SmtpErrorCode.SenderNotAccepted, response.StatusCode, mailbox, response.Response);

    protected virtual void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
    }

    protected virtual void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) =>
        throw new SmtpCommandException(SmtpErrorCode.RecipientNotAccepted, response.StatusCode, mailbox, response.Response);

    protected virtual void OnNoRecipientsAccepted(MimeMessage message)
    {
    }

    private FormatOptions Format(FormatOptions options, MimeMessage message)
    {
        var format = options.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        format.EnsureNewLine = true;
        format.International &= Capabilities.HasFlag(SmtpCapabilities.UTF8);
        var constraint = Capabilities.HasFlag(SmtpCapabilities.BinaryMime) ? EncodingConstraint.None
            : Capabilities.HasFlag(SmtpCapabilities.EightBitMime) ? EncodingConstraint.EightBit
            : EncodingConstraint.SevenBit;
        Prepare(format, message, constraint, MaxLineLength);
        return format;
    }

    private async Task<string> TransactAsync(
        FormatOptions format,
        MimeMessage message,
        MailboxAddress sender,
        List<MailboxAddress> recipients,
        ITransferProgress? progress,
        CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await message.WriteToAsync(format, bytes, cancellationToken);
        var utf8 = Capabilities.HasFlag(SmtpCapabilities.UTF8) && (format.International || sender.IsInternational || recipients.Exists(address => address.IsInternational));
        var answer = await Channel.CommandAsync(MailFrom(message, sender, utf8, bytes.Length), cancellationToken);
        RequireLogin(answer);
        if ((int)answer.StatusCode is >= 250 and < 260)
        {
            OnSenderAccepted(message, sender, answer);
        }
        else
        {
            OnSenderNotAccepted(message, sender, answer);
        }

        var accepted = 0;
        foreach (var recipient in recipients)
        {
            accepted += await RecipientAsync(message, recipient, cancellationToken) ? 1 : 0;
        }

        if (accepted == 0)
        {
            OnNoRecipientsAccepted(message);
            throw new SmtpCommandException(SmtpErrorCode.MessageNotAccepted, SmtpStatusCode.TransactionFailed, "No recipients were accepted.");
        }

        Require(await Channel.CommandAsync("DATA", cancellationToken), SmtpStatusCode.StartMailInput);
        await WriteAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), progress, cancellationToken);
        answer = await Channel.ReadAsync(cancellationToken);
        RequireLogin(answer);
        return answer.StatusCode == SmtpStatusCode.Ok
            ? answer.Response
            : throw new SmtpCommandException(SmtpErrorCode.MessageNotAccepted, answer.StatusCode, answer.Response);
    }

    private string MailFrom(MimeMessage message, MailboxAddress sender, bool utf8, long size)
    {
        var command = new StringBuilder($"MAIL FROM:<{sender.GetAddress(idnEncode: !utf8)}>");
        command.Append(utf8 ? " SMTPUTF8" : "");
        if (Capabilities.HasFlag(SmtpCapabilities.Size))
        {
            command.Append(CultureInfo.InvariantCulture, $" SIZE={size}");
        }

        return command.Append(Capabilities.HasFlag(SmtpCapabilities.EightBitMime) && IsEightBit(message.Body) ? " BODY=8BITMIME" : "").ToString();
    }

    private async Task<bool> RecipientAsync(MimeMessage message, MailboxAddress recipient, CancellationToken cancellationToken)
    {
        var address = recipient.GetAddress(idnEncode: !Capabilities.HasFlag(SmtpCapabilities.UTF8));
        var answer = await Channel.CommandAsync($"RCPT TO:<{address}>", cancellationToken);
        RequireLogin(answer);
        if ((int)answer.StatusCode < 300)
        {
            OnRecipientAccepted(message, recipient, answer);
            return true;
        }

        OnRecipientNotAccepted(message, recipient, answer);
        return false;
    }

    /// <summary>Writes in blocks; the end of the data goes out with the last one, after the progress was told that everything is written.</summary>
    private async Task WriteAsync(ReadOnlyMemory<byte> mail, ITransferProgress? progress, CancellationToken cancellationToken)
    {
        var stuffed = Stuff(mail.Span);
        for (var written = 0; written < stuffed.Length;)
        {
            var block = Math.Min(SmtpChannel.Block, stuffed.Length - written);
            if (written + block < stuffed.Length)
            {
                await Channel.WriteAsync(stuffed.AsMemory(written, block), cancellationToken);
                progress?.Report(written + block, mail.Length);
            }
            else
            {
                progress?.Report(stuffed.Length, mail.Length);
                await Channel.WriteAsync((byte[])[.. stuffed.AsSpan(written), .. ".\r\n"u8], cancellationToken);
            }

            written += block;
        }
    }

    /// <summary>A dot that begins a line is doubled, and the last line is ended (RFC 5321 section 4.5.2).</summary>
    private static byte[] Stuff(ReadOnlySpan<byte> mail)
    {
        var stuffed = new List<byte>(mail.Length + 16);
        var isLineStart = true;
        foreach (var value in mail)
        {
            if (isLineStart && value == '.')
            {
                stuffed.Add((byte)'.');
            }

            stuffed.Add(value);
            isLineStart = value == '\n';
        }

        if (!isLineStart)
        {
            stuffed.AddRange("\r\n"u8);
        }

        return [.. stuffed];
    }

    private static bool IsEightBit(MimeEntity? entity) => entity switch
    {
        Multipart parts => parts.Any(IsEightBit),
        MessagePart inner => IsEightBit(inner.Message?.Body),
        MimePart part => part.ContentTransferEncoding == ContentEncoding.EightBit,
        _ => false,
    };

    private static void RequireLogin(SmtpResponse response)
    {
        if (response.StatusCode == SmtpStatusCode.AuthenticationRequired)
        {
            throw new ServiceNotAuthenticatedException(response.Response);
        }
    }

    private async Task ResetAsync(CancellationToken cancellationToken)
    {
        try
        {
            if ((await AnswerAsync("RSET", cancellationToken)).StatusCode != SmtpStatusCode.Ok)
            {
                Close();
            }
        }
        catch (Exception lost) when (lost is not OutOfMemoryException)
        {
            // What the server refused before is what the caller has to know.
        }
    }
}
