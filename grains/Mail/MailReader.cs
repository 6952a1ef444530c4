using System.Runtime.InteropServices;
using MimeKit;
using MimeKit.Utils;
using Platform.Mail.Authentication;

namespace Platform.Mail;

/// <summary>
/// Reads a mail (RFC 5322, 2045-2047, 2231, 3676, 6532): pure, synchronous, bounded. Whatever the bytes are, the outcome is a value.
/// </summary>
public static class MailReader
{
    private const int MaxSubject = 998;
    private const int MaxQuotedIds = 20;

    static MailReader() => CharsetText.Prepare();

    /// <summary>Reads the bytes of one mail.</summary>
    /// <param name="raw">The mail as it arrived.</param>
    /// <param name="options">Own addresses and limits.</param>
    /// <param name="envelope">The SMTP envelope, where it is known; it outranks Return-Path and Delivered-To.</param>
    public static MailReading Read(ReadOnlyMemory<byte> raw, MailReadOptions options, MailEnvelope? envelope = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (raw.Length > options.MaxBytes)
        {
            return Reject(raw, RejectReasons.TooLarge);
        }

        if (HeaderExceeds(raw.Span, options.MaxHeaderBytes))
        {
            return Reject(raw, RejectReasons.HeaderTooLarge);
        }

        try
        {
            using var stream = Open(LineEnds(raw));
            using var message = MimeMessage.Load(ParserOptionsFor(options), stream, persistent: true);
            if (message.Headers.Count == 0)
            {
                return Reject(raw, RejectReasons.Unreadable);
            }

            return PartTree.Exceeds(message.Body, options) is { } reason ? Reject(raw, reason) : Read(message, raw, options, envelope);
        }
        catch (Exception e) when (e is FormatException or ParseException or ArgumentException or InvalidOperationException or NotSupportedException or IndexOutOfRangeException or IOException or OverflowException)
        {
            // The parser's ways to say that these bytes are not a mail. The mail is kept, so nothing is hidden by this.
            return Reject(raw, RejectReasons.Unreadable);
        }
    }

    private static MailReading Read(MimeMessage message, ReadOnlyMemory<byte> raw, MailReadOptions options, MailEnvelope? envelope)
    {
        var headers = message.Headers;
        var returnPath = ReturnPath(headers, envelope);
        var from = From(message, returnPath, options);
        var body = new BodyReader(options);
        body.Read(message.Body);
        var inReplyTo = MessageIds.Many(headers["In-Reply-To"], options.MaxReferences);
        var references = MessageIds.Many(headers["References"], options.MaxReferences);
        var subject = Subject(headers["Subject"]);
        var full = TextSplitter.Full(body.Lines);
        var split = TextSplitter.Split(body.Lines, IsReply(subject, inReplyTo, references), from.Name);
        var facts = new MailFacts
        {
            Headers = new MailHeaders(headers),
            From = from,
            ReturnPath = returnPath,
            ReplyTo = AddressReader.Read(message.ReplyTo, headers["Reply-To"], options.MaxAddresses),
            Subject = subject,
            MessageId = MessageIds.One(headers["Message-ID"]),
            InReplyTo = inReplyTo,
            References = references,
            ContentType = message.Body?.ContentType,
            ReportTypes = [.. body.Reports.Select(r => r.ContentType.MediaSubtype.ToLowerInvariant())],
            HasAttachedMail = body.Attachments.Any(a => a.Info.MediaType == "message/rfc822"),
            CalendarMethod = body.CalendarMethod,
            Text = full,
            OwnText = split.Text,
        };
        var verdict = MailClassifier.Classify(facts, options);
        var to = AddressReader.Read(message.To, headers["To"], options.MaxAddresses);
        var cc = AddressReader.Read(message.Cc, headers["Cc"], options.MaxAddresses);
        var delivered = DeliveredTo(headers, envelope, options.MaxAddresses);
        if (from.Email.Length == 0 && verdict.Class == MessageClass.Customer)
        {
            return Reject(raw, RejectReasons.NoSender);
        }

        return new MailReading.Accepted(Content(message, raw, facts, verdict, split) with
        {
            Authenticated = IsAuthenticated(message, from, options),
            Authors = Authors(message, options),
            DeliveredTo = delivered,
            Attachments = body.Attachments,
            Hints = Hints(delivered, to, cc, facts, split),
            Report = ReportReader.Read(verdict.Class, body, facts, full, [.. to.Concat(cc).Select(address => address.Email)]),
            To = to,
            Cc = cc,
        });
    }

    private static MailContent Content(MimeMessage message, ReadOnlyMemory<byte> raw, MailFacts facts, MailVerdict verdict, SplitText split) => new()
    {
        MessageKey = facts.MessageId is { } id ? MessageKeys.FromMessageId(id, facts.From.Email) : MessageKeys.FromBytes(raw.Span),
        ContentHash = MessageKeys.ContentHash(raw.Span),
        MessageId = facts.MessageId,
        InReplyTo = facts.InReplyTo,
        References = facts.References,
        From = facts.From,
        Sender = message.Sender is { } sender && AddressReader.Clean(sender.Address) is { } address ? new EmailAddress(address, sender.Name) : null,
        ReplyTo = facts.ReplyTo,
        ReturnPath = facts.ReturnPath,
        Subject = facts.Subject,
        Date = message.Headers["Date"] is { } date && DateUtils.TryParse(date, out var sentAt) ? sentAt : null,
        ArrivedAt = ReceivedDate.Of(message.Headers),
        Class = verdict.Class,
        ClassReason = verdict.Reason,
        Text = split.Text,
        Quote = split.Quote,
        Signature = split.Signature,
        FullText = facts.Text,
    };

    /// <summary>Only the topmost header counts, only with our own id, only for a mail with exactly one From.</summary>
    private static bool IsAuthenticated(MimeMessage message, EmailAddress from, MailReadOptions options) =>
        options.AuthservIds.Count > 0
        && message.Headers[HeaderId.AuthenticationResults] is { } topmost
        && message.From.Count == 1
        && message.From[0] is MailboxAddress
        && message.Headers.Count(header => header.Id == HeaderId.From) == 1
        && AuthenticationResults.Parse(topmost) is { } results
        && options.AuthservIds.Contains(results.AuthservId)
        && results.PassesDmarc(from.Email[(from.Email.LastIndexOf('@') + 1)..]);

    private static ParserOptions ParserOptionsFor(MailReadOptions options)
    {
        var parser = ParserOptions.Default.Clone();
        parser.MaxMimeDepth = options.MaxDepth + 2;
        return parser;
    }

    private static MemoryStream Open(ReadOnlyMemory<byte> raw) =>
        MemoryMarshal.TryGetArray(raw, out var segment) && segment.Array is not null
            ? new MemoryStream(segment.Array, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(raw.ToArray(), writable: false);

    /// <summary>Old Macs and some exports end lines by CR alone; a parser of mail would see one line.</summary>
    private static ReadOnlyMemory<byte> LineEnds(ReadOnlyMemory<byte> raw)
    {
        if (raw.Span.Contains((byte)'\n') || !raw.Span.Contains((byte)'\r'))
        {
            return raw;
        }

        var converted = raw.ToArray();
        converted.AsSpan().Replace((byte)'\r', (byte)'\n');
        return converted;
    }

    /// <summary>Whether the header block goes on beyond the limit, looked at before anything is parsed.</summary>
    private static bool HeaderExceeds(ReadOnlySpan<byte> raw, int max)
    {
        if (raw.Length <= max)
        {
            return false;
        }

        var head = raw[..max];
        return head.IndexOf("\n\n"u8) < 0 && head.IndexOf("\n\r\n"u8) < 0 && head.IndexOf("\r\r"u8) < 0;
    }

    private static MailReading.Rejected Reject(ReadOnlyMemory<byte> raw, string reason) =>
        new(reason, MessageKeys.FromBytes(raw.Span), MessageKeys.ContentHash(raw.Span));

    private static string Subject(string? value)
    {
        var subject = TextTidy.OneLine(value ?? "");
        return subject.Length > MaxSubject ? subject[..MaxSubject] : subject;
    }

    private static ImmutableArray<EmailAddress> Authors(MimeMessage message, MailReadOptions options) =>
        AddressReader.Read(message.From, message.Headers["From"], options.MaxAddresses);

    private static EmailAddress From(MimeMessage message, string? returnPath, MailReadOptions options)
    {
        var from = Authors(message, options);
        if (from.Length > 0)
        {
            // "From: Lee, Ann <ann@example.org>" is two mailboxes by the grammar and one person by intent.
            return from.FirstOrDefault(author => author.Email.Contains('@', StringComparison.Ordinal)) ?? from[0];
        }

        if (message.Sender is { } sender && AddressReader.Clean(sender.Address) is { } address)
        {
            return new EmailAddress(address, sender.Name);
        }

        var replyTo = AddressReader.Read(message.ReplyTo, message.Headers["Reply-To"], options.MaxAddresses);
        return replyTo.Length > 0 ? replyTo[0] : new EmailAddress(returnPath ?? "");
    }

    private static string? ReturnPath(HeaderList headers, MailEnvelope? envelope)
    {
        var value = envelope?.MailFrom ?? headers["Return-Path"];
        if (value is null)
        {
            return null;
        }

        var path = value.AsSpan().Trim();
        var open = path.IndexOf('<');
        var close = path.IndexOf('>');
        path = open >= 0 && close > open ? path[(open + 1)..close] : path;
        return AddressReader.Clean(path.ToString()) ?? "";
    }

    private static ImmutableArray<string> DeliveredTo(HeaderList headers, MailEnvelope? envelope, int max)
    {
        if (envelope is { Recipients.IsDefaultOrEmpty: false })
        {
            return [.. envelope.Recipients.Select(AddressReader.Clean).OfType<string>().Distinct(StringComparer.Ordinal).Take(max)];
        }

        var found = new List<string>();
        foreach (var header in headers)
        {
            if (header.Field.ToLowerInvariant() is "delivered-to" or "x-original-to" or "envelope-to" or "x-envelope-to" or "x-delivered-to" or "x-forwarded-to" or "x-rcpt-to"
                && found.Count < max && AddressReader.Clean(header.Value) is { } address && !found.Contains(address))
            {
                found.Add(address);
            }
        }

        return [.. found];
    }

    private static bool IsReply(string subject, ImmutableArray<string> inReplyTo, ImmutableArray<string> references) =>
        inReplyTo.Length > 0 || references.Length > 0 || SubjectPrefix.IsReply(subject);

    private static ThreadHints Hints(ImmutableArray<string> delivered, ImmutableArray<EmailAddress> to, ImmutableArray<EmailAddress> cc, MailFacts facts, SplitText split)
    {
        var tags = delivered.Concat(to.Select(a => a.Email)).Concat(cc.Select(a => a.Email))
            .Select(a => AddressReader.SplitTag(a).Tag).OfType<string>().Where(t => t.Length > 0).Distinct(StringComparer.Ordinal);
        var quoted = MessageIds.InText(split.Quote, MaxQuotedIds);
        return new ThreadHints([.. tags], facts.InReplyTo, [.. facts.References.Reverse()], quoted.Length > 0 ? quoted : MessageIds.InText(facts.Text, MaxQuotedIds));
    }
}
