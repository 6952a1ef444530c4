using System.Buffers;

namespace Platform.Mail;

/// <summary>
/// Decides what kind of correspondent wrote a mail: headers and structure first, words last and never alone. The steps are in order
/// of proof; the first that applies decides.
/// </summary>
internal static class MailClassifier
{
    /// <summary>Machines come to the point: phrases count only in the first part of the text.</summary>
    private const int Looked = 2000;

    /// <summary>Acknowledgements are short; a customer who quotes one writes more around it.</summary>
    private const int LongestAcknowledgement = 800;

    public static MailVerdict Classify(MailFacts mail, MailReadOptions options) =>
        Own(mail, options)
        ?? Report(mail)
        ?? Bounce(mail)
        ?? AutoSubmitted(mail)
        ?? Receipt(mail)
        ?? Headers(mail, options)
        ?? Calendar(mail)
        ?? Sender(mail, options)
        ?? OutOfOffice(mail)
        ?? new MailVerdict(MessageClass.Customer, "nothing says that a machine wrote it");

    /// <summary>Our id proves that we sent it. Our address alone does not: a contact form sends in the shop's name, for a person named in Reply-To.</summary>
    private static MailVerdict? Own(MailFacts mail, MailReadOptions options)
    {
        if (mail.MessageId is { } id && IsOwnId(id, options))
        {
            return new(MessageClass.Own, "our own Message-ID");
        }

        return IsOwn(mail.From.Email, options) && mail.ReportTypes.IsEmpty && !WritesForAnother(mail, options) ? new(MessageClass.Own, "our own address as sender") : null;
    }

    /// <summary>A provider's complaint without the form of RFC 5965 (JMRP): its desk, its subject, the mail attached.</summary>
    private static bool IsBareComplaint(MailFacts mail) =>
        mail.HasAttachedMail && SenderRules.IsComplaintDesk(mail.From.Email)
        && (mail.Subject.StartsWith("complaint about message", StringComparison.OrdinalIgnoreCase) || mail.Subject.StartsWith("abuse report", StringComparison.OrdinalIgnoreCase));

    /// <summary>RFC 3462 and RFC 6522: what a report is about is told by its parts.</summary>
    private static MailVerdict? Report(MailFacts mail)
    {
        if (IsBareComplaint(mail))
        {
            return new(MessageClass.Complaint, "a provider's complaint with the mail attached");
        }

        var isReport = mail.ContentType?.IsMimeType("multipart", "report") == true;
        var kind = mail.ContentType?.Parameters["report-type"]?.ToLowerInvariant() ?? "";
        if (!isReport && !(mail.ContentType?.IsMimeType("message", "*") == true) && !(SenderRules.IsDaemon(mail.From) || mail.ReturnPath is ""))
        {
            // A person who forwards a bounce attaches its parts; the mail itself is no report.
            return null;
        }

        if (Has(mail, "feedback-report") || (isReport && kind is "feedback-report"))
        {
            return new(MessageClass.Complaint, "feedback report (RFC 5965)");
        }

        if (mail.ReportTypes.Any(t => t.EndsWith("disposition-notification", StringComparison.Ordinal)) || (isReport && kind is "disposition-notification"))
        {
            return new(MessageClass.ReadReceipt, "disposition notification (RFC 8098)");
        }

        return mail.ReportTypes.Any(t => t.EndsWith("delivery-status", StringComparison.Ordinal)) || (isReport && kind is "delivery-status")
            ? new(MessageClass.Bounce, "delivery status report (RFC 3464)")
            : null;
    }

    private static bool Has(MailFacts mail, string reportType) => mail.ReportTypes.Contains(reportType);

    /// <summary>Bounces that obey no RFC: a delivery system's sender, and its words.</summary>
    private static MailVerdict? Bounce(MailFacts mail)
    {
        if (mail.Headers.Has("X-Failed-Recipients"))
        {
            return new(MessageClass.Bounce, "X-Failed-Recipients");
        }

        var daemon = SenderRules.IsDaemon(mail.From);
        var nullPath = mail.ReturnPath is "" || (mail.ReturnPath is { } path && SenderRules.IsMailerDaemon(path));
        if (!daemon && !nullPath && !(mail.From.Email.Length == 0) && !SenderRules.IsDaemonName(mail.From))
        {
            return null;
        }

        if (Begins(mail.Subject, AutoReplyPhrases.Subjects))
        {
            // A responder behind a postmaster address (munin#942): it says so in its subject.
            return null;
        }

        if (Begins(mail.Subject, BouncePhrases.Subjects))
        {
            return new(MessageClass.Bounce, daemon ? "delivery system's sender and subject" : nullPath ? "null return path and a bounce's subject" : "a bounce's sender name and subject");
        }

        if ((daemon || nullPath) && Speaks(mail.Text, BouncePhrases.Bodies))
        {
            return new(MessageClass.Bounce, daemon ? "delivery system's sender and words" : "null return path and a bounce's words");
        }

        return SenderRules.IsMailerDaemon(mail.From.Email) ? new(MessageClass.Bounce, "mailer-daemon") : null;
    }

    /// <summary>RFC 3834 §5: any value but "no" is a machine. Where the field is there twice, the machine's word counts.</summary>
    private static MailVerdict? AutoSubmitted(MailFacts mail) =>
        mail.Headers.All("Auto-Submitted").Select(AutoSubmittedHeader.Keyword).FirstOrDefault(keyword => keyword is not (null or "no")) is { } value
            ? IsBulk(mail) && value == "auto-generated" ? new(MessageClass.List, "List-* and Auto-Submitted: auto-generated") : new(MessageClass.AutoReply, $"Auto-Submitted: {value}")
            : null;

    private static MailVerdict? Receipt(MailFacts mail) =>
        Begins(mail.Subject, AutoReplyPhrases.ReceiptSubjects) && Speaks(mail.OwnText, AutoReplyPhrases.ReceiptBodies) && mail.OwnText.Length < 600
            ? new(MessageClass.ReadReceipt, "a receipt's subject and words")
            : null;

    private static MailVerdict? Headers(MailFacts mail, MailReadOptions options)
    {
        var person = AutoSubmittedHeader.Keyword(mail.Headers["Auto-Submitted"]) is "no";
        if (!person)
        {
            foreach (var rule in HeaderRules.Strong)
            {
                if (mail.Headers.Has(rule.Name) && rule.Applies(mail.Headers[rule.Name]))
                {
                    return new(rule.Class, rule.Name);
                }
            }
        }

        if (IsOwnList(mail, options))
        {
            return null;
        }

        foreach (var rule in HeaderRules.Bulk)
        {
            if (mail.Headers.Has(rule.Name) && rule.Applies(mail.Headers[rule.Name]) && !(HeaderRules.Unsubscribe.Contains(rule.Name) && AnswersUs(mail, options)) && !(person && rule.Name == "Precedence"))
            {
                return new(rule.Class, rule.Name);
            }
        }

        return null;
    }

    private static bool IsBulk(MailFacts mail) => mail.Headers.Has("List-Id") || mail.Headers.Has("List-Unsubscribe") || mail.Headers.Has("List-Post");

    /// <summary>A group address that only leads into our mailbox says nothing of who writes to it.</summary>
    private static bool IsOwnList(MailFacts mail, MailReadOptions options)
    {
        if (options.OwnListIds.Count == 0 || mail.Headers["List-Id"] is not { } list)
        {
            return false;
        }

        var open = list.LastIndexOf('<');
        var close = list.LastIndexOf('>');
        var id = open >= 0 && close > open ? list[(open + 1)..close] : list;
        return options.OwnListIds.Contains(id.Trim().ToLowerInvariant());
    }

    private static bool AnswersUs(MailFacts mail, MailReadOptions options) =>
        mail.InReplyTo.Concat(mail.References).Any(id => IsOwnId(id, options));

    private static bool IsOwnId(string id, MailReadOptions options) =>
        (options.MessageIdDomain is { } domain && id.EndsWith("@" + domain, StringComparison.OrdinalIgnoreCase)) || options.IsOwnId?.Invoke(id) == true;

    private static MailVerdict? Calendar(MailFacts mail) =>
        mail.CalendarMethod?.ToUpperInvariant() is "REPLY" or "REFRESH" or "DECLINECOUNTER" ? new(MessageClass.AutoReply, "calendar answer (METHOD:REPLY)") : null;

    private static MailVerdict? Sender(MailFacts mail, MailReadOptions options)
    {
        if (mail.ReturnPath is "")
        {
            return new(MessageClass.AutoReply, "null return path");
        }

        var challenger = AutoReplyPhrases.ChallengeDomains.FirstOrDefault(d => mail.From.Email.EndsWith("@" + d, StringComparison.Ordinal) || mail.From.Email.EndsWith("." + d, StringComparison.Ordinal));
        if (challenger is not null && Speaks(mail.OwnText, AutoReplyPhrases.Challenges))
        {
            return new(MessageClass.AutoReply, "challenge of a filter");
        }

        if (SenderRules.IsDaemon(mail.From))
        {
            return new(MessageClass.AutoReply, "a delivery system's address");
        }

        return SenderRules.IsRobot(mail.From.Email) && !WritesForAnother(mail, options) ? new(MessageClass.AutoReply, "an address that nobody reads") : null;
    }

    /// <summary>A subject of an absence, and at least one more sign: a person may write about absences.</summary>
    private static MailVerdict? OutOfOffice(MailFacts mail)
    {
        var answers = mail.InReplyTo.Length > 0 || mail.References.Length > 0;
        if (answers && mail.OwnText.Length < LongestAcknowledgement && Speaks(mail.OwnText, AutoReplyPhrases.Acknowledgements))
        {
            return new(MessageClass.AutoReply, "a ticket system's acknowledgement of our mail");
        }

        var challenge = Speaks(mail.OwnText, AutoReplyPhrases.Challenges) && (mail.Headers.Has("X-Auto-Response-Suppress") || (answers && !SubjectPrefix.IsReply(mail.Subject)));
        if (challenge)
        {
            return new(MessageClass.AutoReply, "challenge of a filter");
        }

        if (SubjectPrefix.IsReply(mail.Subject) || SubjectPrefix.IsForward(mail.Subject) || !Begins(mail.Subject, AutoReplyPhrases.Subjects))
        {
            return null;
        }

        var evidence = mail.Headers.Has("X-Auto-Response-Suppress") ? "X-Auto-Response-Suppress"
            : mail.Headers.Has("X-MS-Exchange-Inbox-Rules-Loop") || mail.Headers.Has("X-MS-Exchange-Generated-Message-Source") ? "Exchange rule"
            : Speaks(mail.OwnText, AutoReplyPhrases.Bodies) ? "its words"
            : answers ? "In-Reply-To without Re:"
            : null;
        return evidence is null ? null : new(MessageClass.AutoReply, $"out-of-office subject and {evidence}");
    }

    /// <summary>Reply-To names a person while From is a form's or a shop's address.</summary>
    private static bool WritesForAnother(MailFacts mail, MailReadOptions options) =>
        mail.ReplyTo.Any(r => r.Email.Contains('@', StringComparison.Ordinal) && r.Email != mail.From.Email && !IsOwn(r.Email, options) && !SenderRules.IsRobot(r.Email) && !SenderRules.IsDaemon(r));

    private static bool IsOwn(string email, MailReadOptions options) =>
        options.OwnAddresses.Count > 0 && (options.OwnAddresses.Contains(email) || options.OwnAddresses.Contains(AddressReader.SplitTag(email).Base));

    private static bool Begins(string subject, string[] phrases)
    {
        var text = subject.AsSpan().TrimStart(" [(*\"'!-");
        foreach (var phrase in phrases)
        {
            if (text.StartsWith(phrase, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Speaks(string text, SearchValues<string> phrases) => text.AsSpan(0, Math.Min(text.Length, Looked)).ContainsAny(phrases);
}
