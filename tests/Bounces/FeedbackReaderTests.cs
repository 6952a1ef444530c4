using System.Text.Json;
using Platform.Bounces;
using Platform.Deliveries;
using Platform.Tests.Mail;

namespace Platform.Tests.Bounces;

public sealed class FeedbackReaderTests
{
    private const string Original = "t9.1@threads.shop.example";

    public static TheoryData<string> Names => [.. MailCorpus.Feedback.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_format_tells_whom_what_and_which(string name)
    {
        var expected = MailCorpus.Feedback.Single(one => one.Name == name);

        var feedback = FeedbackReader.Read(MailCorpus.Read(expected.Raw))!;

        Assert.Equal(expected.Status is "complained" || name.StartsWith("arf", StringComparison.Ordinal), feedback is ComplaintReport);
        var mailbox = Assert.Single(feedback.Mailboxes);
        Assert.Equal(
            (expected.Status, expected.Outcome, expected.Code), (Name(mailbox.Status), Name(mailbox.Outcome), mailbox.Code.Length == 0 ? "-" : mailbox.Code));
        Assert.Contains(expected.Recipient, mailbox.Addresses);
        Assert.Equal(!name.EndsWith("-anonymous", StringComparison.Ordinal), feedback.OriginalIds.Contains(Original));
        Assert.DoesNotContain('@', mailbox.Reason);
    }

    [Fact]
    public void There_are_enough_formats() => Assert.True(MailCorpus.Feedback.Count >= 35);

    [Fact]
    public void Each_recipient_has_its_own_state()
    {
        var feedback = FeedbackReader.Read(MailCorpus.Read("""
            From: MAILER-DAEMON@mx.example.net
            Return-Path: <>
            Subject: Undelivered Mail Returned to Sender
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.net

            Final-Recipient: rfc822; a@example.org
            Action: failed
            Status: 5.1.1

            Final-Recipient: rfc822; b@example.org
            Action: delivered
            Status: 2.1.5

            Final-Recipient: rfc822; c@example.org
            Action: delayed
            Status: 4.2.2
            --b--
            """.Replace("\n", "\r\n", StringComparison.Ordinal)))!;

        Assert.Equal(
            [("a@example.org", DeliveryStatus.Bounced), ("b@example.org", DeliveryStatus.Delivered), ("c@example.org", DeliveryStatus.Delayed)],
            feedback.Mailboxes.Select(mailbox => (mailbox.Addresses.Single(), mailbox.Status!.Value)));
        Assert.Empty(feedback.OriginalIds);
    }

    [Fact]
    public void The_returned_mail_names_it_before_what_the_report_says_of_itself()
    {
        var mail = MailCorpus.Feedback.Single(one => one.Name == "postfix").Raw;
        var text = System.Text.Encoding.UTF8.GetString(mail).Replace("Return-Path: <>", "Return-Path: <>\r\nIn-Reply-To: <other@threads.shop.example>", StringComparison.Ordinal);

        Assert.Equal([Original, "other@threads.shop.example"], FeedbackReader.Read(MailCorpus.Read(text))!.OriginalIds.Take(2));
    }

    [Fact]
    public void A_mail_of_another_class_reports_nothing() =>
        Assert.Null(FeedbackReader.Read(MailCorpus.Read("From: ann@example.org\r\nSubject: Undelivered Mail\r\n\r\nWhat is this 550 5.1.1 about?\r\n")));

    [Theory]
    [InlineData("said: 550 <Ann.Lee+x@example.org> no\r\n such user", "said: 550 <[address]> no   such user")]
    [InlineData("", "")]
    public void Words_are_kept_without_addresses_and_line_ends(string words, string kept) => Assert.Equal(kept, FeedbackReader.Tidy(words));

    private static string Name<T>(T? value)
        where T : struct, Enum => value is { } known ? JsonSerializer.Serialize(known, PlatformJson.Options).Trim('"') : "-";
}
