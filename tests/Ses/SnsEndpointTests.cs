using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Deliveries;
using Platform.Silo.Adapters.Ses;
using Platform.Suppressions;
using Platform.Tests.EndToEnd;

namespace Platform.Tests.Ses;

/// <summary>What SNS posts: signed with a certificate of the tests, which an SNS of the tests serves under SNS' own name.</summary>
[Collection("processes")]
public sealed class SnsEndpointTests
{
    [Fact]
    public async Task A_signed_complaint_about_our_mail_suppresses_the_address()
    {
        using var sns = new SignedSns();
        await using var platform = await StartAsync(sns);
        var receipt = await platform.PostAsync(TestMail.Create("m1", "How do I return it?", "jane@example.com"));
        var thread = await platform.SettledAsync(receipt.Thread!);
        var suppressions = platform.Host.Services.GetRequiredService<ISuppressionList>();

        Assert.Equal(HttpStatusCode.OK, await PostAsync(platform, sns.Sign(Complaint("somebody.else.1@shop.example", "john@example.com"))));
        Assert.Null(await suppressions.FindReasonAsync("john@example.com"));

        Assert.Equal(HttpStatusCode.OK, await PostAsync(platform, sns.Sign(Complaint(thread.Deliveries[0].ReplyId, "jane@example.com"), "1")));
        Assert.Equal(SuppressionReasons.Complaint, await suppressions.FindReasonAsync("jane@example.com"));
        Assert.Equal(DeliveryStatus.Complained, (await platform.GetThreadAsync(thread.Thread.ThreadId)).Deliveries[0].Status);
        Assert.Equal([SignedSns.CertificateUrl], sns.Asked);
    }

    [Fact]
    public async Task What_SNS_did_not_sign_or_another_topic_sent_is_refused()
    {
        using var sns = new SignedSns();
        await using var platform = await StartAsync(sns);
        var message = sns.Sign("hello");

        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(platform, message.Replace("hello", "hallo", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(platform, sns.Sign("hello", topic: SignedSns.Topic + "-of-others")));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(platform, sns.Sign("hello", certificate: "https://sns.eu-central-1.amazonaws.com.evil.example/a.pem")));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(platform, "{}"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(platform, new string(' ', 1024 * 1024 + 1)));
        Assert.DoesNotContain(sns.Asked, url => url.Contains("evil", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_subscription_of_our_topic_is_confirmed()
    {
        using var sns = new SignedSns();
        await using var platform = await StartAsync(sns);

        Assert.Equal(HttpStatusCode.OK, await PostAsync(platform, sns.Sign("subscribe?", type: SnsMessage.SubscriptionConfirmation)));

        Assert.Equal([SignedSns.CertificateUrl, SignedSns.SubscribeUrl], sns.Asked);
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_had_now_is_asked_for_again()
    {
        using var sns = new SignedSns { IsAway = true };
        await using var platform = await StartAsync(sns);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await PostAsync(platform, sns.Sign("{}")));
        sns.IsAway = false;
        Assert.Equal(HttpStatusCode.OK, await PostAsync(platform, sns.Sign("{}")));
    }

    [Fact]
    public async Task Without_a_topic_nothing_is_there()
    {
        await using var platform = await PlatformFixture.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(platform, "{}"));
    }

    private static Task<PlatformFixture> StartAsync(SignedSns sns) => PlatformFixture.StartAsync(
        settings: new() { ["Platform:Ses:Region"] = "eu-central-1", ["Platform:Ses:Topics:0"] = SignedSns.Topic },
        configure: builder => builder.Services.AddSingleton(new SnsClient(sns)));

    private static async Task<HttpStatusCode> PostAsync(PlatformFixture platform, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "text/plain");
        using var answer = await platform.Http.PostAsync("/v1/ses/notifications", content);
        return answer.StatusCode;
    }

    private static string Complaint(string messageId, string address) => JsonSerializer.Serialize(new
    {
        notificationType = "Complaint",
        complaint = new { feedbackId = $"f-{messageId}", complaintFeedbackType = "abuse", complainedRecipients = new[] { new { emailAddress = address } } },
        mail = new { messageId = "0107", commonHeaders = new { messageId = $"<{messageId}>" } },
    });
}
