using Platform.Deliveries.Reports;
using Platform.Silo.Adapters.Ses;

namespace Platform.Tests.Ses;

public sealed class SesReportReaderTests
{
    private const string Domain = "eu-central-1.amazonses.com";
    private const string Mail = """
        "mail":{"timestamp":"2026-11-20T10:00:00.000Z","source":"support@shop.example","messageId":"0107-abc","destination":["jane@example.com"],
        "headersTruncated":false,"headers":[{"name":"From","value":"Shop <support@shop.example>"},{"name":"Message-ID","value":"<token.1@shop.example>"}],
        "commonHeaders":{"from":["Shop <support@shop.example>"],"messageId":"<token.1@shop.example>"}}
        """;

    [Theory]
    [InlineData("Permanent", ProviderOutcome.HardBounce)]
    [InlineData("Transient", ProviderOutcome.SoftBounce)]
    [InlineData("Undetermined", ProviderOutcome.SoftBounce)]
    public void GivenBounce_WhenRead_ThenItsTypeDecides(string type, ProviderOutcome outcome)
    {
        var report = Told($$"""
            {"notificationType":"Bounce","bounce":{"bounceType":"{{type}}","bounceSubType":"General","feedbackId":"fb-1","timestamp":"2026-11-20T10:00:05.000Z",
            "bouncedRecipients":[{"emailAddress":"Jane@Example.com","action":"failed","status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 user unknown"}]},{{Mail}}}
            """);

        Assert.Equal("ses/fb-1", report.Evidence);
        Assert.Equal(["token.1@shop.example", $"0107-abc@{Domain}"], report.MessageIds.AsEnumerable());
        Assert.Equal(new ProviderRecipient("jane@example.com", outcome, "5.1.1", "smtp; 550 5.1.1 user unknown"), Assert.Single(report.Recipients));
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 10, 0, 5, TimeSpan.Zero), report.At);
    }

    [Fact]
    public void GivenComplaint_WhenRead_ThenItIsOne()
    {
        var report = Told($$"""
            {"eventType":"Complaint","complaint":{"complainedRecipients":[{"emailAddress":"\"Jane\" <jane@example.com>"}],"feedbackId":"fb-2","complaintFeedbackType":"abuse","timestamp":"2026-11-21T10:00:00.000Z"},{{Mail}}}
            """);

        Assert.Equal(new ProviderRecipient("jane@example.com", ProviderOutcome.Complaint, "", "abuse"), Assert.Single(report.Recipients));
    }

    [Fact]
    public void GivenComplaintTakenBack_WhenRead_ThenNobodyIsBlamed() =>
        Assert.Empty(Told($$"""{"eventType":"Complaint","complaint":{"complainedRecipients":[{"emailAddress":"jane@example.com"}],"feedbackId":"f","complaintFeedbackType":"not-spam"},{{Mail}}}""").Recipients);

    [Fact]
    public void GivenDeliveryDelayAndReject_WhenRead_ThenEachHasItsOutcome()
    {
        var delivery = Told($$"""{"eventType":"Delivery","delivery":{"timestamp":"2026-11-20T10:00:02Z","recipients":["jane@example.com"],"smtpResponse":"250 2.0.0 OK"},{{Mail}}}""");
        var delay = Told($$"""{"eventType":"DeliveryDelay","deliveryDelay":{"timestamp":"2026-11-20T11:00:02Z","delayType":"MailboxFull","delayedRecipients":[{"emailAddress":"jane@example.com","status":"4.2.2"}]},{{Mail}}}""");
        var reject = Told($$"""{"eventType":"Reject","reject":{"reason":"Bad content"},{{Mail}}}""");

        Assert.Equal(new ProviderRecipient("jane@example.com", ProviderOutcome.Delivered, "", "250 2.0.0 OK"), Assert.Single(delivery.Recipients));
        Assert.Equal(new ProviderRecipient("jane@example.com", ProviderOutcome.Delayed, "4.2.2", "MailboxFull"), Assert.Single(delay.Recipients));
        Assert.Equal(new ProviderRecipient("jane@example.com", ProviderOutcome.Rejected, "", "Bad content"), Assert.Single(reject.Recipients));
        Assert.NotEqual(delivery.Evidence, delay.Evidence);
    }

    [Theory]
    [InlineData("""{"eventType":"Open","open":{},"mail":{"messageId":"m"}}""")]
    [InlineData("Successfully validated SNS topic for Amazon SES event publishing.")]
    public void GivenWhatChangesNothing_WhenRead_ThenItIsNothing(string text) => Assert.IsType<SesReport.Nothing>(SesReportReader.Read(text, Domain));

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("[1]")]
    [InlineData("""{"eventType":"Bounce"}""")]
    [InlineData("""{"eventType":"Bounce","mail":"x"}""")]
    public void GivenGarbage_WhenRead_ThenItIsUnreadable(string text) => Assert.IsType<SesReport.Unreadable>(SesReportReader.Read(text, Domain));

    private static ProviderReport Told(string text) => Assert.IsType<SesReport.Told>(SesReportReader.Read(text, Domain)).Report;
}
