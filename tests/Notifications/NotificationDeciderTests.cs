using Platform.Notifications;
using Platform.Suppressions;
using Platform.Tests.Outgoing;

namespace Platform.Tests.Notifications;

public sealed class NotificationDeciderTests
{
    [Theory]
    [InlineData(NotificationChannel.Email, null, NotificationChannel.Email)]
    [InlineData(NotificationChannel.Sms, "+1 617-555-0136", NotificationChannel.Sms)]
    [InlineData(NotificationChannel.Sms, null, NotificationChannel.Email)]
    [InlineData(NotificationChannel.Sms, " ", NotificationChannel.Email)]
    [InlineData(NotificationChannel.InApp, null, NotificationChannel.InApp)]
    public void GivenService_WhenDecided_ThenItGoesByTheWantedChannelOrByMail(NotificationChannel wanted, string? phone, NotificationChannel expected) =>
        Assert.Equal(new NotificationDecision.Send(expected), Decide(GivenNotification.Of("return-opened", wanted, phone: phone), mayAdvertise: false));

    [Fact]
    public void GivenNoConsent_WhenItAdvertises_ThenItIsRefused() =>
        Assert.Equal(new NotificationDecision.Refuse("no-consent"), Decide(GivenNotification.Of("newsletter"), mayAdvertise: false));

    [Fact]
    public void GivenAdvertisingTemplateSentAsService_WhenDecided_ThenItStillNeedsConsent() =>
        Assert.Equal(
            new NotificationDecision.Refuse("no-consent"),
            Decide(GivenNotification.Of("nurture-1") with { Purpose = NotificationPurpose.Service }, mayAdvertise: false));

    [Fact]
    public void GivenServiceTemplateSentAsMarketing_WhenDecided_ThenItNeedsConsentToo() =>
        Assert.Equal(
            new NotificationDecision.Refuse("no-consent"),
            Decide(GivenNotification.Of("order-status") with { Purpose = NotificationPurpose.Marketing }, mayAdvertise: false));

    [Theory]
    [InlineData(SuppressionReasons.OptOut, "order-status", NotificationChannel.Email, false)]
    [InlineData(SuppressionReasons.OptOut, "newsletter", NotificationChannel.Email, true)]
    [InlineData(SuppressionReasons.OptOut, "newsletter", NotificationChannel.InApp, true)]
    [InlineData(SuppressionReasons.Bounce, "order-status", NotificationChannel.Email, true)]
    [InlineData(SuppressionReasons.Bounce, "order-status", NotificationChannel.Sms, false)]
    [InlineData(SuppressionReasons.Bounce, "newsletter", NotificationChannel.Sms, true)]
    [InlineData(SuppressionReasons.Complaint, "order-status", NotificationChannel.Email, true)]
    [InlineData(SuppressionReasons.Complaint, "order-status", NotificationChannel.InApp, false)]
    [InlineData(SuppressionReasons.Erased, "order-status", NotificationChannel.InApp, true)]
    [InlineData("a-later-reason", "order-status", NotificationChannel.Sms, true)]
    public void GivenSuppression_WhenDecided_ThenItStopsWhatItIsThereFor(string reason, string template, NotificationChannel channel, bool stops)
    {
        var decision = Decide(GivenNotification.Of(template, channel, phone: "+1 617-555-0136"), mayAdvertise: true, reason);

        Assert.Equal(stops ? new NotificationDecision.Refuse($"suppressed:{reason}") : new NotificationDecision.Send(channel), decision);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("a@b\r\nBcc: c@d")]
    public void GivenAddressThatNoHeaderMayCarry_WhenMailed_ThenItIsRefused(string email) =>
        Assert.Equal(new NotificationDecision.Refuse("bad-address"), Decide(GivenNotification.Of("order-status", email: email), mayAdvertise: false));

    [Fact]
    public void A_job_is_refused_when_a_placeholder_has_no_value()
    {
        var refusal = Assert.Throws<ArgumentException>(() => NotificationJobs.Send(GivenNotification.Of("return-opened") with { Values = [new("orderNumber", "1")] }));

        Assert.StartsWith("notification notify-return-opened has no value for rmaNumber", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => NotificationJobs.Send(GivenNotification.Of("newsletter") with { Template = "notify-nothing" }));
        Assert.Throws<ArgumentException>(() => NotificationJobs.Send(GivenNotification.Of("newsletter") with { Email = "bob@example.org" }));
    }

    [Fact]
    public void A_job_keeps_its_notification()
    {
        var notification = GivenNotification.Of("callback-booked", NotificationChannel.Sms, phone: "+1 617-555-0136", thread: Samples.Thread);
        var job = NotificationJobs.Send(notification);
        var read = Platform.Jobs.JobData.Read<Notification>(job);

        Assert.Equal((notification.Id, "notifications.send"), (job.Id, job.Kind));
        Assert.Equal(notification with { Values = [] }, read with { Values = [] });
        Assert.Equal(notification.Values.AsEnumerable(), read.Values);
    }

    private static NotificationDecision Decide(Notification notification, bool mayAdvertise, params string[] reasons) =>
        NotificationDecider.Decide(notification, mayAdvertise, [.. reasons.Select(reason => new Suppression(reason, Samples.Decided))]);
}
