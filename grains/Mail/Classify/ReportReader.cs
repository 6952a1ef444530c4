using System.Globalization;
using System.Text.RegularExpressions;
using MimeKit;

namespace Platform.Mail;

/// <summary>Reads what a report tells: RFC 3464 fields, RFC 5965 fields, RFC 8098 fields, and the words of bounces that have none of them.</summary>
internal static partial class ReportReader
{
    private const int MaxReport = 64 * 1024;
    private const int MaxRecipients = 50;
    private const int MaxIds = 20;
    private const int MaxDiagnostic = 500;

    /// <summary>Headers of a returned mail that name its recipient; the second one is what a provider's complaints have.</summary>
    private static readonly string[] OriginalRecipients = ["To", "X-HmXmrOriginalRecipient"];

    /// <param name="kind">Only a bounce, a complaint and a receipt are reports.</param>
    /// <param name="body">The parts.</param>
    /// <param name="mail">The headers.</param>
    /// <param name="text">The visible text.</param>
    /// <param name="receivers">Who got the report: never whom it is about.</param>
    public static MailReport? Read(MessageClass kind, BodyReader body, MailFacts mail, string text, ImmutableArray<string> receivers)
    {
        if (kind is not (MessageClass.Bounce or MessageClass.Complaint or MessageClass.ReadReceipt))
        {
            return null;
        }

        var recipients = ImmutableArray.CreateBuilder<ReportedRecipient>();
        var ids = new List<string?>(OriginalIds(body.Original));
        string? feedback = null;
        foreach (var fields in body.Reports.SelectMany(part => Blocks(PartText(part))))
        {
            ids.Add(MessageIds.One(fields.GetValueOrDefault("original-message-id")));
            ids.Add(MessageIds.One(fields.GetValueOrDefault("x-original-message-id")));
            ids.Add(MessageIds.One(fields.GetValueOrDefault("message-id")));
            feedback ??= fields.GetValueOrDefault("feedback-type")?.ToLowerInvariant();
            if (Recipient(fields) is { } recipient && recipients.Count < MaxRecipients)
            {
                recipients.Add(recipient);
            }
        }

        var words = kind == MessageClass.ReadReceipt ? null : BounceWords.Read(text, mail, receivers);
        if (words is not null && kind == MessageClass.Bounce)
        {
            FillIn(recipients, words);
        }

        ids.AddRange(words?.OriginalIds ?? []);
        ids.Add(MessageIds.One(mail.Headers["X-Original-Message-ID"]));
        var original = ids.OfType<string>().FirstOrDefault();
        return new MailReport(original, recipients.ToImmutable(), feedback)
        {
            OriginalIds = [.. ids.OfType<string>().Concat(mail.InReplyTo).Concat(mail.References.Reverse()).Concat(MessageIds.InText(text, MaxIds).Where(id => recipients.All(recipient => !recipient.Email.Equals(id, StringComparison.OrdinalIgnoreCase)))).Distinct(StringComparer.Ordinal).Take(MaxIds)],
            OriginalTo = [.. OriginalTo(body.Original).Concat(words?.OriginalTo ?? []).Distinct(StringComparer.Ordinal).Take(MaxRecipients)],
        };
    }

    /// <summary>The address behind a type (RFC 3464 §2.3.1), decoded where it is of the type <c>utf-8</c> (RFC 6533 §3).</summary>
    internal static string Address(string? field)
    {
        if (field is null)
        {
            return "";
        }

        var semicolon = field.IndexOf(';', StringComparison.Ordinal);
        var address = field[(semicolon + 1)..].Trim();
        if (semicolon > 0 && field.AsSpan(0, semicolon).Trim().Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            address = Escaped().Replace(address, static match =>
                int.TryParse(match.Groups["code"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) && code is > 0x1F and < 0xD800 or > 0xDFFF and <= 0x10FFFF
                    ? char.ConvertFromUtf32(code)
                    : match.Value);
        }

        // Some write comments or names beside the address.
        var open = address.IndexOf('<', StringComparison.Ordinal);
        var close = address.IndexOf('>', StringComparison.Ordinal);
        return AddressReader.Clean(open >= 0 && close > open ? address[(open + 1)..close] : address) is { } clean && clean.Contains('@', StringComparison.Ordinal) ? clean : "";
    }

    private static ReportedRecipient? Recipient(Dictionary<string, string> fields)
    {
        var final = Address(fields.GetValueOrDefault("final-recipient") ?? fields.GetValueOrDefault("x-actual-recipient"));
        var first = Address(fields.GetValueOrDefault("original-recipient") ?? fields.GetValueOrDefault("original-rcpt-to"));
        if (final.Length == 0 && first.Length == 0)
        {
            return null;
        }

        var action = fields.GetValueOrDefault("action") ?? fields.GetValueOrDefault("disposition") ?? "";
        action = action[(action.LastIndexOf(';') + 1)..].Trim();
        var diagnostic = fields.GetValueOrDefault("diagnostic-code") ?? "";
        var email = final.Length > 0 ? final : first;
        return new ReportedRecipient(
            email,
            Keyword().Match(action).Value.ToLowerInvariant(),
            StatusCodes.Find(fields.GetValueOrDefault("status") ?? "", diagnostic),
            diagnostic.Length > MaxDiagnostic ? diagnostic[..MaxDiagnostic] : diagnostic,
            first == email ? "" : first);
    }

    /// <summary>What the fields do not tell, the words may.</summary>
    private static void FillIn(ImmutableArray<ReportedRecipient>.Builder recipients, BounceWords words)
    {
        if (recipients.Count == 0)
        {
            recipients.AddRange(words.Recipients);
            return;
        }

        for (var i = 0; i < recipients.Count; i++)
        {
            var known = recipients[i];
            recipients[i] = known with { Status = known.Status.Length > 0 ? known.Status : words.Status, Action = known.Action.Length > 0 || known.Status.Length > 0 ? known.Action : words.Action };
        }
    }

    private static IEnumerable<string?> OriginalIds(MimeEntity? original) => original switch
    {
        MessagePart { Message: { } message } => [MessageIds.One(message.Headers["Message-ID"])],
        MimePart part => Blocks(PartText(part)).Select(fields => MessageIds.One(fields.GetValueOrDefault("message-id"))).Take(1),
        _ => [],
    };

    private static IEnumerable<string> OriginalTo(MimeEntity? original) => original switch
    {
        MessagePart { Message: { } message } => OriginalRecipients.SelectMany(name => AddressReader.Read([], message.Headers[name], MaxRecipients)).Select(address => address.Email),
        MimePart part => Blocks(PartText(part)).Take(1).SelectMany(fields => AddressReader.Read([], fields.GetValueOrDefault("to"), MaxRecipients)).Select(address => address.Email),
        _ => [],
    };

    private static string PartText(MimePart part)
    {
        using var sink = new ContentSink(MaxReport, hash: false);
        part.Content?.DecodeTo(sink);
        return CharsetText.Decode(sink.Kept, part.ContentType.Charset);
    }

    /// <summary>Groups of fields, separated by blank lines (RFC 3464 §2.1); folded lines are joined. A complaint may list recipients in one group (RFC 5965 §3.2).</summary>
    private static List<Dictionary<string, string>> Blocks(string text)
    {
        var blocks = new List<Dictionary<string, string>>();
        Dictionary<string, string>? block = null;
        string? last = null;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
            {
                block = null;
                continue;
            }

            var colon = line.IndexOf(':');
            if (line[0] is ' ' or '\t')
            {
                if (block is not null && last is not null && block[last].Length < MaxDiagnostic * 2)
                {
                    block[last] += " " + line.Trim().ToString();
                }
            }
            else if (colon > 0)
            {
                last = line[..colon].Trim().ToString().ToLowerInvariant();
                if (block is null || (last == "original-rcpt-to" && block.ContainsKey(last)))
                {
                    block = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                    blocks.Add(block);
                }

                block.TryAdd(last, line[(colon + 1)..].Trim().ToString());
            }
        }

        return blocks;
    }

    [GeneratedRegex(@"\\x\{(?<code>[0-9A-Fa-f]{1,6})\}", RegexOptions.NonBacktracking)]
    private static partial Regex Escaped();

    [GeneratedRegex(@"[A-Za-z-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Keyword();
}
