using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using MimeKit;
using Platform.Deliveries;
using Platform.Outgoing;

namespace Platform.Tests.Outgoing;

/// <summary>Whatever a customer writes, the mail has the headers, recipients and parts that the platform decided, and no others.</summary>
public sealed class MailInjectionTests
{
    private static readonly string[] Fields =
    [
        "auto-submitted", "content-language", "content-type", "date", "from", "in-reply-to", "message-id", "mime-version", "references", "reply-to", "subject",
        "to", "x-auto-response-suppress",
    ];

    private static readonly Arbitrary<(string[] Parts, string[] Ids)> Hostility =
        (from parts in Hostile.Text.Generator.ArrayOf(6)
         from ids in Hostile.Text.Generator.ArrayOf()
         select (parts, ids)).ToArbitrary();

    [Fact]
    public void No_text_leaves_its_place() =>
        Prop.ForAll(Hostility, hostile => IsIntact(Samples.Reply() with
        {
            Subject = hostile.Parts[0],
            To = new("ann@example.org", hostile.Parts[1]),
            Text = hostile.Parts[2],
            Language = hostile.Parts[3],
            QuotedText = hostile.Parts[4],
            Citations = [.. hostile.Ids],
            InReplyTo = hostile.Parts[5],
            References = [.. hostile.Ids],
        })).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void No_message_leads_its_answer_astray() =>
        Prop.ForAll(Hostility, hostile =>
        {
            var message = Samples.Message(hostile.Parts[0], hostile.Parts[1], hostile.Parts[2], hostile.Parts[3], hostile.Ids, hostile.Parts[4]);
            return Samples.Factory.Create(Samples.Thread, 1, message, Samples.Body(), Samples.Decided) is not { } reply || IsIntact(reply);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Long_hostile_text_stays_within_the_limits() =>
        Prop.ForAll(Hostile.LongText, text => IsIntact(Samples.Reply() with
        {
            Subject = text,
            To = new("ann@example.org", text),
            Text = text,
            QuotedText = text,
            Citations = [.. Enumerable.Repeat(text, 50)],
        })).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void A_text_that_knows_the_boundary_does_not_end_its_part()
    {
        var reply = Samples.Reply();
        var boundary = Regex.Match(Encoding.ASCII.GetString(MailComposer.Compose(reply, Samples.Options)), "boundary=\"?(?<id>[^\"\r\n;]+)", RegexOptions.NonBacktracking).Groups["id"].Value;
        Assert.NotEmpty(boundary);
        Assert.True(IsIntact(reply with { Text = $"--{boundary}--\r\n\r\n--{boundary}\r\nContent-Type: text/html\r\n\r\n<b>x</b>", QuotedText = $"--{boundary}--" }));
    }

    private static bool IsIntact(OutboundReply reply)
    {
        var bytes = MailComposer.Compose(reply, Samples.Options);
        var text = Encoding.UTF8.GetString(bytes);
        using var mail = MimeMessage.Load(new MemoryStream(bytes));
        var fields = mail.Headers.Concat(mail.Body!.Headers).Select(header => header.Field.ToLowerInvariant()).ToImmutableHashSet();
        var parts = mail.BodyParts.ToList();
        return text.Split("\r\n").All(line => line.Length <= 998 && !line.AsSpan().ContainsAny('\r', '\n', '\0'))
            && mail.Headers.Count + mail.Body.Headers.Count == fields.Count
            && fields.Except(Fields).IsEmpty
            && mail.To.Mailboxes.Select(mailbox => mailbox.Address).SequenceEqual([reply.To.Email])
            && mail.To.Count == 1
            && mail.From.Mailboxes.Single() is { Name: "Northwind Lane", Address: "support@shop.example" }
            && mail.From.Count == 1
            && mail.MessageId == reply.Id
            && mail.Subject!.All(c => !char.IsControl(c))
            && parts.Count == 2
            && parts.All(part => part is TextPart)
            && IsHarmless(mail.HtmlBody!)
            && bytes.AsSpan().SequenceEqual(MailComposer.Compose(reply, Samples.Options));
    }

    /// <summary>Only the tags that the platform writes, and only links to the web.</summary>
    private static bool IsHarmless(string html) =>
        Regex.Matches(html, "<[^>]*>", RegexOptions.NonBacktracking).All(tag => Regex.IsMatch(
            tag.Value,
            "^<(/?(html|head|title|p|ul|li|blockquote|body|a)|!DOCTYPE html|br|html lang=\"[a-z]{2,3}\"|meta http-equiv=\"Content-Type\" content=\"[^\"]*\"|body style=\"[^\"]*\"|blockquote type=\"cite\" style=\"[^\"]*\"|a href=\"https?://[^\"<>]*\")>$",
            RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture));
}
