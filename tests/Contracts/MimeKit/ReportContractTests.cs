using MimeKit;

namespace Platform.Tests.Contracts.MimeKit;

public sealed class ReportContractTests
{
    [Fact]
    public void A_bounce_has_its_status_groups_and_the_headers_it_reports_on()
    {
        var message = Mails.Load(
            """
            From: MAILER-DAEMON@mx.example.org
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b

            Sorry.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.org

            Final-Recipient: rfc822; jane@example.org
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1
              unknown user

            --b
            Content-Type: text/rfc822-headers

            Message-ID: <t1.3@shop.example.com>
            Subject: Re: order
            --b--
            """);

        var report = Assert.IsType<MultipartReport>(message.Body);
        Assert.Equal("delivery-status", report.ReportType);
        var status = Assert.IsType<MessageDeliveryStatus>(report[1]);
        Assert.Equal("dns; mx.example.org", status.StatusGroups[0]["Reporting-MTA"]);
        Assert.Equal("5.1.1", status.StatusGroups[1][HeaderId.Status]);
        Assert.Equal("smtp; 550 5.1.1  unknown user", status.StatusGroups[1]["Diagnostic-Code"]);
        Assert.Equal("t1.3@shop.example.com", Assert.IsType<TextRfc822Headers>(report[2]).Message!.MessageId);
    }

    [Fact]
    public void Complaints_and_receipts_have_fields()
    {
        var message = Mails.Load(
            """
            Content-Type: multipart/report; report-type=feedback-report; boundary=b

            --b
            Content-Type: message/feedback-report

            Feedback-Type: abuse
            User-Agent: Loop/1.0
            --b
            Content-Type: message/disposition-notification

            Disposition: automatic-action/MDN-sent-automatically; displayed
            Original-Message-ID: <t1@x>
            --b--
            """);

        var report = (MultipartReport)message.Body!;
        Assert.Equal("abuse", Assert.IsType<MessageFeedbackReport>(report[0]).Fields["Feedback-Type"]);
        Assert.Equal("<t1@x>", Assert.IsType<MessageDispositionNotification>(report[1]).Fields[HeaderId.OriginalMessageId]);
    }
}
