using Platform.Bounces;
using Platform.Customers;
using Platform.Deliveries;
using Platform.Jobs;
using Platform.Suppressions;
using Platform.Threads;

namespace Platform.Tests.Bounces;

/// <summary>Reports of mails that are not ours, or not to that address, change nothing.</summary>
[Collection("processes")]
public sealed class ForgedFeedbackTests(FeedbackPlatform shared) : FeedbackTests(shared), IClassFixture<FeedbackPlatform>
{
    [Theory]
    [InlineData("somebody@else.example", IgnoredReasons.NotOurs)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.1@shop.example", IgnoredReasons.NotOurs)]
    public async Task A_bounce_of_a_mail_that_is_not_ours_is_listed_and_changes_nothing(string original, string reason)
    {
        var email = $"foreign{original.Length}@example.com";
        var (thread, _) = await AskAsync(email);
        var receipt = await Server.PostAsync(GivenFeedback.Dsn(original, email, id: $"foreign-{original.Length}"));

        Assert.NotEqual(thread, receipt.Thread);
        await AssertUntouchedAsync(thread, email);
        var entry = (await IgnoredAsync())[0];
        Assert.Equal((reason, DeliveryStatus.Bounced, "5.1.1", null, null), (entry.Ignored, entry.Status, entry.Code, entry.MessageId, entry.CustomerId));
        Assert.DoesNotContain('@', entry.Reason);
    }

    [Fact]
    public async Task Nobody_stops_the_mail_to_somebody_else()
    {
        const string Victim = "victim@example.com";
        const string Attacker = "eve@example.net";
        var (victims, victimsReply) = await AskAsync(Victim);
        var (own, ownReply) = await AskAsync(Attacker);

        // Her own signed id with his address; his id with one letter of the signature changed; a turn that was never taken.
        await Server.PostAsync(GivenFeedback.Dsn(ownReply, Victim, id: "eve-1"));
        await Server.PostAsync(GivenFeedback.Dsn((victimsReply[0] == 'a' ? 'b' : 'a') + victimsReply[1..], Victim, id: "eve-2"));
        await Server.PostAsync(GivenFeedback.Dsn(victimsReply.Replace(".1@", ".7@", StringComparison.Ordinal), Victim, id: "eve-3"));
        await Server.PostAsync(GivenFeedback.Arf(ownReply, Victim, id: "eve-4"));
        await Server.PostAsync(GivenFeedback.Words(Victim, (await ReplyToAsync(ownReply)), "eve-5"));

        await AssertUntouchedAsync(victims, Victim);
        await AssertUntouchedAsync(own, Attacker);
        Assert.Equal(
            [IgnoredReasons.NoOriginal, IgnoredReasons.OtherRecipient, IgnoredReasons.UnknownMail, IgnoredReasons.NotOurs, IgnoredReasons.OtherRecipient],
            (await IgnoredAsync()).Take(5).Select(entry => entry.Ignored));
    }

    [Fact]
    public async Task A_bounce_that_gives_nothing_back_is_known_by_the_address_it_came_to()
    {
        const string Email = "words@example.com";
        var (thread, reply) = await AskAsync(Email);

        var receipt = await Server.PostAsync(GivenFeedback.Words(Email, await ReplyToAsync(reply), "words-1"));

        Assert.Equal(thread, receipt.Thread);
        Assert.Equal(DeliveryStatus.Bounced, (await GetDeliveryAsync(reply)).Status);
        Assert.Equal(SuppressionReasons.Bounce, await List.FindReasonAsync(Email));
    }

    private async Task<string> ReplyToAsync(string reply)
    {
        foreach (var path in Directory.GetFiles(Server.Host.Outbox))
        {
            using var mail = await MimeKit.MimeMessage.LoadAsync(path);
            if (mail.MessageId == reply)
            {
                return mail.ReplyTo.Mailboxes.Single().Address;
            }
        }

        throw new InvalidOperationException($"{reply} is not in the outbox");
    }

    private async Task AssertUntouchedAsync(string thread, string email)
    {
        var view = await Server.GetThreadAsync(thread);
        Assert.Equal((DeliveryStatus.Sent, ThreadStatus.Open), (view.Deliveries.Single().Status, view.Thread.Status));
        Assert.Empty((await SuppressionAsync(email)).History);
        Assert.Empty(await List.ListAsync(CustomerIds.FromAddress(email)));
    }
}
