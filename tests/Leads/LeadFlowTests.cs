using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Platform.Agents;
using Platform.Customers;
using Platform.Deliveries;
using Platform.Gateway.Api;
using Platform.Jobs;
using Platform.LeadPackages;
using Platform.Leads;
using Platform.Notifications;
using Platform.Suppressions;
using Platform.Tests.EndToEnd;
using Platform.Tests.Storage;
using Platform.Understanding;

namespace Platform.Tests.Leads;

/// <summary>Turns 7 to 11 of the reference thread, over the chat channel, with everything behind them.</summary>
public sealed class LeadFlowTests
{
    private const string Key = "a-long-random-partner-key";
    private static readonly string CustomerId = CustomerIds.FromAddress("john@example.com");

    [Fact]
    public async Task Future_deals_are_signed_up_for_with_a_recorded_consent_and_survive_a_restart()
    {
        using var folder = new TempFolder();
        await using (var platform = await PlatformFixture.StartAsync(folder.Path))
        {
            var chat = new Chat(platform);
            await chat.SayAsync("Where is my order 12345? My e-mail is john@example.com");
            Assert.Equal(SlotNames.CustomerFirstName, (await chat.SayAsync("Not now, but please tell me about future deals")).Conversation.Asked);
            Assert.Equal(SlotNames.CustomerLastName, (await chat.SayAsync("John")).Conversation.Asked);
            var asked = await chat.SayAsync("Smith");
            Assert.Equal(SlotNames.ContactPreference, asked.Conversation.Asked);
            Assert.Contains("electronics and home", asked.Deliveries[^1].Text, StringComparison.Ordinal);
            Assert.Equal(QuestionNames.ConfirmEmail, (await chat.SayAsync("email is fine")).Conversation.Asked);
            Assert.Equal(QuestionNames.Consent, (await chat.SayAsync("yes")).Conversation.Asked);
            Assert.Empty((await platform.Http.GetFromJsonAsync<List<LeadEntry>>("/v1/leads", PlatformJson.Options))!);

            var done = await chat.SayAsync("Yes please");

            Assert.Null(done.Conversation.Asked);
            Assert.All(done.Turns, turn => Assert.Empty(turn.Withheld));
            var lead = (await LeadAsync(platform))!.Lead;
            Assert.Equal(("John", "Smith", "Email", "America/New_York", 62, LeadBand.Warm), (lead.FirstName, lead.LastName, lead.Preference, lead.TimeZone, lead.Score.Total, lead.Score.Band));
            Assert.Equal((string[])["Electronics", "Home"], lead.Interests);
            Assert.Equal(lead.Score.Total, done.Conversation.LeadScore);
            var consent = Assert.Single((await Customer(platform).GetConsents()).ToArray());
            Assert.Equal((ConsentPurpose.OwnOffers, $"thread/{chat.ThreadId}/7", "lead-ask-Consent/v1/en"), (consent.Grant.Purpose, consent.Grant.Source, consent.Grant.Wording));
            var welcome = platform.Host.Services.GetRequiredService<IGrainFactory>().GetGrain<INotificationGrain>($"marketing/welcome/1/{CustomerId}");
            await Wait.UntilAsync("the welcome offers", async () => (await welcome.GetReceipt()).Status == DeliveryStatus.Sent);
            await Wait.UntilAsync("the points of the sign-up", async () => (await LeadAsync(platform))!.Loyalty?.Points == 1890);
        }

        await using var again = await PlatformFixture.StartAsync(folder.Path);
        var view = (await LeadAsync(again))!;
        Assert.Equal((62, 5), (view.Lead.Score.Total, view.Lead.Score.Points.Length));
        Assert.Equal("Gold", view.Loyalty!.Tier);
        Assert.Contains(view.Waiting, timer => timer.Id.StartsWith("loyalty/birthday/", StringComparison.Ordinal));
        Assert.Contains(view.Waiting, timer => timer.Id == $"marketing/nurture/2/{CustomerId}");
        Assert.Equal(CustomerId, Assert.Single((await again.Http.GetFromJsonAsync<List<LeadEntry>>("/v1/leads?band=warm", PlatformJson.Options))!).CustomerId);
    }

    [Fact]
    public async Task A_refused_consent_keeps_nothing()
    {
        await using var platform = await PlatformFixture.StartAsync();
        var chat = new Chat(platform);
        await chat.SayAsync("Where is my order 12345? My e-mail is john@example.com");
        Assert.Equal(SlotNames.ContactPreference, (await chat.SayAsync("Not now, but please tell me about future deals. My name is John Smith")).Conversation.Asked);
        await chat.SayAsync("email is fine");
        await chat.SayAsync("yes");

        var done = await chat.SayAsync("no thanks");

        Assert.Contains("not signed you up", done.Deliveries[^1].Text, StringComparison.Ordinal);
        Assert.Equal(0, done.Conversation.LeadScore);
        Assert.Empty(await Customer(platform).GetConsents());
        Assert.Null(await platform.Host.Services.GetRequiredService<IGrainFactory>().GetGrain<ILeadRecordGrain>(CustomerId).Get());
        Assert.Empty(await platform.Host.Services.GetRequiredService<IJobSchedule>().ListAsync(CustomerId));
        using var none = await platform.Http.GetAsync($"/v1/leads/{CustomerId}");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task A_partner_buys_a_lead_and_loses_it_when_the_consent_is_withdrawn()
    {
        await using var platform = await PlatformFixture.StartAsync(settings: new()
        {
            ["Platform:Leads:AskForPartners"] = "true",
            ["Platform:LeadPackages:Partners:acme"] = Key,
        });
        var chat = new Chat(platform);
        await chat.SayAsync("Where is my order 12345? My e-mail is john@example.com");
        Assert.Equal(SlotNames.ContactPreference, (await chat.SayAsync("Not now, but please tell me about future deals. My name is John Smith")).Conversation.Asked);
        await chat.SayAsync("email is fine");
        Assert.Equal(QuestionNames.PartnerConsent, (await chat.SayAsync("yes")).Conversation.Asked);
        Assert.Equal(QuestionNames.Consent, (await chat.SayAsync("yes")).Conversation.Asked);
        await chat.SayAsync("yes");
        LeadPackageOffer? offer = null;
        await Wait.UntilAsync("the package", async () => (offer = (await OffersAsync(platform)).SingleOrDefault()) is not null);
        Assert.Equal((PackageTier.Standard, "Electronics", false), (offer!.Tier, offer.Category, offer.IsAuction));

        using var stranger = await platform.Http.PostAsJsonAsync($"/v1/lead-packages/{offer.Id}/bids", new LeadPackageBid(99), PlatformJson.Options);
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        platform.Http.DefaultRequestHeaders.Add("X-Partner-Key", Key);
        using var low = await platform.Http.PostAsJsonAsync($"/v1/lead-packages/{offer.Id}/bids", new LeadPackageBid(0.5m), PlatformJson.Options);
        Assert.Equal(HttpStatusCode.Conflict, low.StatusCode);
        using var bid = await platform.Http.PostAsJsonAsync($"/v1/lead-packages/{offer.Id}/bids", new LeadPackageBid(offer.Price!.Value), PlatformJson.Options);
        Assert.Equal(HttpStatusCode.Accepted, bid.StatusCode);
        var bought = (await platform.Http.GetFromJsonAsync<LeadPackageResult>($"/v1/lead-packages/{offer.Id}", PlatformJson.Options))!;
        Assert.Equal((true, "john@example.com", "Smith", null), (bought.Won, bought.Content!.Email, bought.Content.LastName, bought.Content.PurchaseValue));

        await Customer(platform).WithdrawConsent(new(CustomerId, ConsentPurpose.PartnerSharing, "test", TimeProvider.System.GetUtcNow()));
        var after = (await platform.Http.GetFromJsonAsync<LeadPackageResult>($"/v1/lead-packages/{offer.Id}", PlatformJson.Options))!;
        Assert.Null(after.Content);
        platform.Http.DefaultRequestHeaders.Remove("X-Partner-Key");
        var audit = (await platform.Http.GetFromJsonAsync<LeadPackage>($"/v1/lead-packages/{offer.Id}/audit", PlatformJson.Options))!;
        Assert.Equal((string[])["built", "bid", "sold", "delivered", "withdrawn"], audit.Audit.Select(note => note.What));
        Assert.Empty(await OffersAsync(platform));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_said_stop_and_later_agrees_again_gets_offers_and_nobody_can_agree_for_somebody_else(bool proved)
    {
        await using var platform = await PlatformFixture.StartAsync();
        var handlers = platform.Host.Services.GetRequiredService<JobHandlers>();
        var now = platform.Host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await SignUpAsync("first", now.AddDays(-3), proved: true);
        await handlers.For(OptOut.OptOutKind).RunAsync(JobData.Create("stop", OptOut.OptOutKind, new OptOut(CustomerId, "test", now.AddDays(-2))));

        await SignUpAsync("again", now.AddDays(-1), proved);

        var list = platform.Host.Services.GetRequiredService<ISuppressionList>();
        Assert.Equal(proved, (await list.ListAsync(CustomerId)).Count == 0);
        Assert.Equal(proved, await platform.Host.Services.GetRequiredService<IMarketingPermission>().MayAdvertiseAsync(CustomerId));

        // The old yes comes once more, as a job does after a crash: the stop behind it stays.
        await handlers.For(OptOut.OptOutKind).RunAsync(JobData.Create("stop-2", OptOut.OptOutKind, new OptOut(CustomerId, "test", now)));
        await SignUpAsync("again", now.AddDays(-1), proved);
        Assert.NotEmpty(await list.ListAsync(CustomerId));

        Task SignUpAsync(string id, DateTimeOffset at, bool proved)
        {
            var grant = GivenLead.Grant(ConsentPurpose.OwnOffers, at, id);
            var capture = GivenLead.Capture($"{id}/lead", at: at) with { ConsentId = grant.Id, Grants = [grant], Proved = proved };
            return handlers.For(LeadCapture.CaptureKind).RunAsync(JobData.Create(capture.Id, LeadCapture.CaptureKind, capture));
        }
    }

    private static async Task<List<LeadPackageOffer>> OffersAsync(PlatformFixture platform) =>
        (await platform.Http.GetFromJsonAsync<List<LeadPackageOffer>>("/v1/lead-packages", PlatformJson.Options))!;

    private static ICustomerGrain Customer(PlatformFixture platform) =>
        platform.Host.Services.GetRequiredService<IGrainFactory>().GetGrain<ICustomerGrain>(CustomerId);

    private static async Task<LeadView?> LeadAsync(PlatformFixture platform)
    {
        LeadView? view = null;
        await Wait.UntilAsync("the lead", async () =>
        {
            using var answer = await platform.Http.GetAsync($"/v1/leads/{CustomerId}");
            view = answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<LeadView>(PlatformJson.Options) : null;
            return view is not null;
        });
        return view;
    }

    /// <summary>One conversation of John's.</summary>
    private sealed class Chat(PlatformFixture platform)
    {
        private int _said;

        public string ThreadId { get; private set; } = "";

        public async Task<ThreadView> SayAsync(string text)
        {
            var message = new ChatMessage("deals", $"{++_said}", "john@example.com", "John Smith", text);
            using var answer = await platform.Http.PostAsJsonAsync("/v1/messages", message, PlatformJson.Options);
            ThreadId = (await answer.Content.ReadFromJsonAsync<MailReceipt>(PlatformJson.Options))!.Thread!;
            return await platform.SettledAsync(ThreadId);
        }
    }
}
