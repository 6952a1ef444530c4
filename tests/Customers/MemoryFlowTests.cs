using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Customers;
using Platform.Gateway.Api;
using Platform.Tests.EndToEnd;
using Platform.Tests.Privacy;
using Platform.Tests.Storage;
using Platform.Understanding;

namespace Platform.Tests.Customers;

/// <summary>What a customer said once is known in another thread and on another channel, and only once it was proved who asks.</summary>
[Collection("processes")]
public sealed class MemoryFlowTests
{
    private const string John = "john@example.com";
    private const string Phone = "+15558671234";

    [Fact]
    public async Task A_mail_is_remembered_in_a_chat_after_the_proof_and_not_before()
    {
        await using var platform = await PlatformFixture.StartAsync();
        await TellByMailAsync(platform);

        var claims = await ChatAsync(platform, "claim", John, "Where is my order?");
        Assert.Null(claims.Conversation.CustomerEmail);
        Assert.DoesNotContain(claims.Conversation.Slots, slot => slot.Value is Phone or "John");

        var proves = await ChatAsync(platform, "proof", "visitor-7@chat.example", $"Where is order 12345? The e-mail is {John}");
        Assert.Equal(John, proves.Conversation.CustomerEmail);
        Assert.Equal(Phone, proves.Conversation.Slot(SlotNames.PhoneNumber, "visitor-7@chat.example"));
        Assert.Equal("John", proves.Conversation.Slot(SlotNames.CustomerFirstName, "visitor-7@chat.example"));

        var profile = await ProfileAsync(platform);
        await Wait.UntilAsync("the chat in the profile", async () => (profile = await ProfileAsync(platform)).Threads.Contains(proves.Thread.ThreadId));
        Assert.Equal((John, "Gold"), (profile.Email, profile.Tier));
        Assert.DoesNotContain(profile.Slots, slot => slot.Name is SlotNames.OrderNumber or SlotNames.CustomerEmail);
    }

    [Fact]
    public async Task A_profile_outlives_the_process_and_goes_with_its_customer()
    {
        using var folder = new TempFolder();
        await using (var platform = await PlatformFixture.StartAsync(folder.Path))
        {
            await TellByMailAsync(platform);
            var grain = platform.Host.Services.GetRequiredService<IGrainFactory>().GetGrain<ICustomerGrain>(CustomerIds.FromAddress(John));
            await grain.GrantConsent(new("g1", CustomerIds.FromAddress(John), John, ConsentPurpose.OwnOffers, "thread/t/1", DateTimeOffset.UnixEpoch, "lead-ask-Consent/1"));
        }

        await using (var platform = await PlatformFixture.StartAsync(folder.Path))
        {
            var grain = platform.Host.Services.GetRequiredService<IGrainFactory>().GetGrain<ICustomerGrain>(CustomerIds.FromAddress(John));
            Assert.Equal("g1", Assert.Single(await grain.GetConsents()).Grant.Id);
            Assert.True(await grain.HasConsent(ConsentPurpose.OwnOffers));
            Assert.False(await grain.HasConsent(ConsentPurpose.PartnerSharing));
            var proves = await ChatAsync(platform, "proof", "visitor-7@chat.example", $"Where is order 12345? The e-mail is {John}");

            await ErasureTests.EraseAsync(platform, John);

            Assert.False(await grain.HasConsent(ConsentPurpose.OwnOffers));
            Assert.Empty(await CanarySearch.FindAsync(folder.Path, platform, [Phone, "visitor-7@chat.example", "8671234"]));
            Assert.Empty((await platform.GetThreadAsync(proves.Thread.ThreadId)).Conversation.Slots);
        }
    }

    private static async Task TellByMailAsync(PlatformFixture platform)
    {
        var mail = await platform.PostAsync(TestMail.Create("m1", $"Where is order 12345? The e-mail is {John}. You can call me on +1 555 867 1234.", John));
        await platform.SettledAsync(mail.Thread!);
        await Wait.UntilAsync("the memory", async () => (await ProfileAsync(platform)).Slots.Any(slot => slot.Value == Phone));
        var grain = platform.Host.Services.GetRequiredService<IGrainFactory>().GetGrain<ICustomerGrain>(CustomerIds.FromAddress(John));
        await grain.Remember(new(John, mail.Thread!, [new(SlotNames.CustomerFirstName, "John", DateTimeOffset.UnixEpoch, mail.Thread!)], null, DateTimeOffset.UnixEpoch));
    }

    private static async Task<CustomerProfile> ProfileAsync(PlatformFixture platform) =>
        (await platform.Http.GetFromJsonAsync<CustomerProfile>($"/v1/customers/{John}", PlatformJson.Options))!;

    private static async Task<ThreadView> ChatAsync(PlatformFixture platform, string conversation, string from, string text)
    {
        using var answer = await platform.Http.PostAsJsonAsync("/v1/messages", new { conversation, id = "1", from, name = "Visitor", text });
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return await platform.SettledAsync((await answer.Content.ReadFromJsonAsync<MailReceipt>(PlatformJson.Options))!.Thread!);
    }
}
