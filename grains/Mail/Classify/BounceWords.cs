using System.Text.RegularExpressions;

namespace Platform.Mail;

/// <summary>
/// Reads bounces that obey no RFC by what they have in common: a part in their own words, then the mail that came back; whom it is about
/// stands on a line of its own, before a colon, in angle brackets, or after a word such as "to"; and the answer of a server has a code.
/// </summary>
internal sealed partial record BounceWords
{
    private const int MaxText = 16 * 1024;
    private const int MaxReturned = 16 * 1024;
    private const int MaxRecipients = 50;
    private const int MaxDiagnostic = 500;

    /// <summary>The recipients; empty when none is named.</summary>
    public ImmutableArray<ReportedRecipient> Recipients { get; private init; } = [];

    /// <summary>The code of the report's own words.</summary>
    public string Status { get; private init; } = "";

    /// <summary><c>failed</c> or <c>delayed</c>.</summary>
    public string Action { get; private init; } = "failed";

    /// <summary>Ids on lines such as <c>Message-ID: &lt;...&gt;</c>.</summary>
    public ImmutableArray<string> OriginalIds { get; private init; } = [];

    /// <summary>To of a mail that came back as text.</summary>
    public ImmutableArray<string> OriginalTo { get; private init; } = [];

    public static BounceWords Read(string text, MailFacts mail, ImmutableArray<string> receivers)
    {
        var bounded = text.Length > MaxText + MaxReturned ? text[..(MaxText + MaxReturned)] : text;
        var end = Returned().Match(bounded) is { Success: true, Index: > 0 } start ? start.Index : bounded.Length;
        var own = bounded[..Math.Min(end, MaxText)];
        var returned = bounded[end..];
        var status = StatusCodes.Find(own, own);
        var action = ActionOf(mail, own, status);
        var reason = Reason(own);
        return new BounceWords
        {
            Status = status,
            Action = action,
            Recipients = [.. RecipientsOf(mail, own, receivers).Select(email => new ReportedRecipient(email, action, StatusNear(own, email, status), reason))],
            OriginalIds = [.. IdLine().Matches(bounded).Select(match => match.Groups["id"].Value).Distinct(StringComparer.Ordinal).Take(MaxRecipients)],
            OriginalTo = [.. ToLine().Matches(returned).Take(1).SelectMany(match => AddressReader.Read([], match.Groups["to"].Value, MaxRecipients)).Select(address => address.Email)],
        };
    }

    private static string ActionOf(MailFacts mail, string own, string status)
    {
        if (Delivered().IsMatch(mail.Subject) || (Delivered().IsMatch(own) && status.Length == 0))
        {
            return "delivered";
        }

        // A subject says it in one word; in the text both words occur: "delayed, and returned if it cannot be delivered".
        if (GivenUp().IsMatch(mail.Subject))
        {
            return "failed";
        }

        return Delay().IsMatch(mail.Subject) || (Delay().IsMatch(own) && !GivenUp().IsMatch(own) && !status.StartsWith('5')) ? "delayed" : "failed";
    }

    private static IEnumerable<string> RecipientsOf(MailFacts mail, string own, ImmutableArray<string> receivers)
    {
        if (mail.Headers["X-Failed-Recipients"] is { } listed)
        {
            return Usable(Address().Matches(listed.Length > MaxText ? listed[..MaxText] : listed).Select(match => match.Value), mail, receivers).Take(MaxRecipients);
        }

        foreach (var anchor in (Regex[])[Labelled(), Bracketed(), Alone(), Leading()])
        {
            var found = Usable(anchor.Matches(own).Select(match => match.Groups["address"].Value), mail, receivers).Take(MaxRecipients).ToList();
            if (found.Count > 0)
            {
                return found;
            }
        }

        return Usable(Address().Matches(own).Select(match => match.Value), mail, receivers).Take(1);
    }

    private static IEnumerable<string> Usable(IEnumerable<string> addresses, MailFacts mail, ImmutableArray<string> receivers) => addresses
        .Select(AddressReader.Clean).OfType<string>()
        .Where(email => email != mail.From.Email && !receivers.Contains(email) && !SenderRules.IsDaemon(new EmailAddress(email)))
        .Distinct(StringComparer.Ordinal);

    /// <summary>With several recipients each has its own answer below its address.</summary>
    private static string StatusNear(string own, string email, string status)
    {
        var at = own.IndexOf(email, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return status;
        }

        var near = own.AsSpan(at, Math.Min(own.Length - at, MaxDiagnostic)).ToString();
        return StatusCodes.Find(near, near) is { Length: > 0 } found && (status.Length < 5 || found.Length >= 5) ? found : status;
    }

    private static string Reason(string own)
    {
        var text = string.Join(' ', own.Split((char[])['\n', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
        var code = StatusCodes.Find(text, text);
        var at = code.Length == 0 ? 0 : Math.Max(0, text.IndexOf(code, StringComparison.Ordinal) - 40);
        return text.Substring(at, Math.Min(MaxDiagnostic, text.Length - at));
    }

    private const string Mailbox = @"(?<address>[A-Za-z0-9._%+/=~!#$&'*^{}|-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,250}[A-Za-z0-9])";

    [GeneratedRegex(Mailbox, RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    /// <summary>"To: x", "Recipient: x", "RCPT TO:&lt;x&gt;", "Final-Recipient: rfc822; x" in plain text.</summary>
    [GeneratedRegex(@"(?:rcpt to|final-recipient|original-recipient|failed recipient|recipient address|recipient|intended recipient|e-?mail address|destinataire|empf(?:ä|ae)nger|destinatario|宛先|收件人)\s{0,3}[:;=][ \t]{0,8}(?:rfc822;\s{0,3})?[<""'\[(]{0,2}" + Mailbox, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Labelled();

    /// <summary>"&lt;x&gt;:", "&lt;x&gt; (expanded from ...): ", "&lt;x&gt;... User unknown": qmail, Postfix, sendmail.</summary>
    [GeneratedRegex(@"^[ \t>*-]{0,12}(?:550[ -]|554[ -])?<" + Mailbox + ">", RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex Bracketed();

    /// <summary>An address that has a line for itself, indented or not: Exim, Gmail, Exchange.</summary>
    [GeneratedRegex(@"^[ \t>*""'-]{0,16}(?:to:\s{0,4}|smtp:)?<?" + Mailbox + @">?(?:\s{0,3}<(?:mailto|smtp):[^>\n]{0,300}>)?[ \t:.,;""'*)]{0,8}$", RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Alone();

    /// <summary>An address at the beginning of a line, with the reason behind it.</summary>
    [GeneratedRegex(@"^[ \t>*""'-]{0,16}" + Mailbox + @"[>""')]{0,2}(?:[ \t]{0,4}[:(\[-]|[ \t]{1,8}on[ \t])", RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex Leading();

    /// <summary>Where the returned mail begins: a ruler with words, or its first header lines.</summary>
    [GeneratedRegex(@"^[ \t>]{0,8}(?:-{2,}[^\n]{0,60}(?:copy of|original message|returned message|message header|header of|headers|forwarded)[^\n]{0,60}|-{2,} ?enclosed[^\n]{0,60}|(?:the )?original message (?:headers?|follows|text)[^\n]{0,40}|(?:message )?headers? (?:of|follow)[^\n]{0,40}|received: ?(?:from|by|\(qmail)[^\n]{0,200}|return-path: ?<[^\n]{0,300}|\|?-{3,} ?message (?:log|header|text)[^\n]{0,60})", RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Returned();

    [GeneratedRegex(@"Message-?ID:?\s{0,4}<(?<id>[^<>\s]{3,500})>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex IdLine();

    [GeneratedRegex(@"^[ \t>|]{0,8}To:[ \t]{0,8}(?<to>[^\n]{3,500})", RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex ToLine();

    [GeneratedRegex(@"delay|deferr|still being retried|will (?:continue|keep|be re)[^.\n]{0,40}(?:try|tri|attempt)|not yet been delivered|temporary|incomplete delivery|warning: (?:message|could not)|(?:has|have) been delayed|retard|verz(?:ö|oe)gert|retrasad|延迟|延遲|遅延|bị (?:chậm|trễ)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Delay();

    [GeneratedRegex(@"giv(?:en|ing) up|gave up|i've given up|permanent(?:ly)? (?:error|fail|fatal)|too (?:long|old)|expired|retry time(?:out)? exceeded|could not be delivered (?:to|for) |no longer (?:be )?(?:try|tri|attempt|retr)|will not be retried|returned (?:to|undeliver)|delivery (?:has )?failed|undeliverable|failure notice|failure\)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex GivenUp();

    [GeneratedRegex(@"success(?:ful|fully)? ?(?:mail )?deliver|deliver(?:ed|y) (?:successful|success)|delivery status notification \((?:success|relay)\)|your message was delivered|(?:was|were|been) successfully delivered|^delivered:|successful mail delivery", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Delivered();
}
