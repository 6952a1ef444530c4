using System.Text.RegularExpressions;
using MimeKit;

namespace Platform.Mail;

/// <summary>Reads what a report tells: RFC 3464 fields, RFC 5965 fields, RFC 8098 fields, and the words of bounces that have none of them.</summary>
internal static partial class ReportReader
{
    private const int MaxReport = 64 * 1024;
    private const int MaxRecipients = 50;
    private const int MaxDiagnostic = 500;

    public static MailReport? Read(MessageClass kind, BodyReader body, MailHeaders headers, string text)
    {
        if (kind is not (MessageClass.Bounce or MessageClass.Complaint or MessageClass.ReadReceipt))
        {
            return null;
        }

        var recipients = ImmutableArray.CreateBuilder<ReportedRecipient>();
        string? original = null;
        string? feedback = null;
        foreach (var part in body.Reports)
        {
            foreach (var fields in Blocks(PartText(part)))
            {
                original ??= MessageIds.One(fields.GetValueOrDefault("original-message-id") ?? fields.GetValueOrDefault("message-id"));
                feedback ??= fields.GetValueOrDefault("feedback-type")?.ToLowerInvariant();
                if (Recipient(fields) is { } recipient && recipients.Count < MaxRecipients)
                {
                    recipients.Add(recipient);
                }
            }
        }

        original = OriginalId(body.Original) ?? original ?? (IdLine().Match(Bound(text)) is { Success: true } match ? match.Groups["id"].Value : null);
        if (recipients.Count == 0 && kind == MessageClass.Bounce)
        {
            FromWords(headers, text, recipients);
        }

        return new MailReport(original, recipients.ToImmutable(), feedback);
    }

    private static ReportedRecipient? Recipient(Dictionary<string, string> fields)
    {
        var address = fields.GetValueOrDefault("final-recipient") ?? fields.GetValueOrDefault("original-recipient") ?? fields.GetValueOrDefault("original-rcpt-to");
        if (address is null)
        {
            return null;
        }

        var action = fields.GetValueOrDefault("action") ?? fields.GetValueOrDefault("disposition") ?? "";
        var semicolon = action.LastIndexOf(';');
        var diagnostic = fields.GetValueOrDefault("diagnostic-code") ?? "";
        var status = fields.GetValueOrDefault("status") ?? "";
        status = StatusCode().Match(status) is { Success: true } code ? code.Value : StatusCode().Match(Bound(diagnostic)) is { Success: true } told ? told.Value : "";
        return new ReportedRecipient(
            AddressReader.Clean(address[(address.IndexOf(';', StringComparison.Ordinal) + 1)..]) ?? "",
            action[(semicolon + 1)..].Trim().ToLowerInvariant(),
            status,
            diagnostic.Length > MaxDiagnostic ? diagnostic[..MaxDiagnostic] : diagnostic);
    }

    /// <summary>qmail writes "&lt;address&gt;:" and the answer below it, exim an indented address; Gmail and exim name the recipients in a header.</summary>
    private static void FromWords(MailHeaders headers, string text, ImmutableArray<ReportedRecipient>.Builder recipients)
    {
        var bounded = Bound(text);
        var status = StatusCode().Match(bounded) is { Success: true } code ? code.Value : "";
        var action = bounded.Contains("delayed", StringComparison.OrdinalIgnoreCase) || status.StartsWith('4') ? "delayed" : "failed";
        var listed = headers["X-Failed-Recipients"];
        var addresses = listed is not null ? Address().Matches(Bound(listed)) : Address().Matches(bounded);
        foreach (Match match in addresses)
        {
            var email = AddressReader.Clean(match.Value);
            if (email is not null && recipients.Count < (listed is null ? 1 : MaxRecipients) && !SenderRules.IsDaemon(new EmailAddress(email)))
            {
                recipients.Add(new ReportedRecipient(email, action, status));
            }
        }
    }

    private static string? OriginalId(MimeEntity? original) => original switch
    {
        MessagePart part => MessageIds.One(part.Message?.Headers["Message-ID"]),
        MimePart part => Blocks(PartText(part)).Select(f => MessageIds.One(f.GetValueOrDefault("message-id"))).FirstOrDefault(id => id is not null),
        _ => null,
    };

    private static string PartText(MimePart part)
    {
        using var sink = new ContentSink(MaxReport, hash: false);
        part.Content?.DecodeTo(sink);
        return CharsetText.Decode(sink.Kept, part.ContentType.Charset);
    }

    /// <summary>Groups of fields, separated by blank lines (RFC 3464 §2.1); folded lines are joined.</summary>
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
                if (block is null)
                {
                    block = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                    blocks.Add(block);
                }

                last = line[..colon].Trim().ToString().ToLowerInvariant();
                block.TryAdd(last, line[(colon + 1)..].Trim().ToString());
            }
        }

        return blocks;
    }

    private static string Bound(string text) => text.Length > 8192 ? text[..8192] : text;

    [GeneratedRegex(@"\b[245]\.\d{1,3}\.\d{1,3}\b", RegexOptions.NonBacktracking)]
    private static partial Regex StatusCode();

    [GeneratedRegex(@"[A-Za-z0-9._%+=-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,250}[A-Za-z0-9]", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(@"Message-ID:\s{0,4}<(?<id>[^<>\s]{3,500})>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex IdLine();
}
