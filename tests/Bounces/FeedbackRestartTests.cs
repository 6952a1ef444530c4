using System.Net.Http.Json;
using Platform.Deliveries;
using Platform.Gateway.Api;
using Platform.Tests.EndToEnd;
using Platform.Tests.Storage;
using Platform.Threads;

namespace Platform.Tests.Bounces;

[Collection("processes")]
public sealed class FeedbackRestartTests : IDisposable
{
    private const string Email = "ann@example.com";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_reported_outlives_the_process_and_the_same_report_finds_it_done()
    {
        string id;
        byte[] bounce;
        ThreadView before;
        SuppressionView held;
        await using (var platform = await PlatformFixture.StartAsync(_folder.Path))
        {
            id = (await platform.PostAsync(TestMail.Create("q", "How long do I have to return something?"))).Thread!;
            var reply = (await platform.SettledAsync(id)).Deliveries.Single().ReplyId;
            bounce = GivenFeedback.Dsn(reply, Email);
            await platform.PostAsync(bounce);
            (before, held) = (await platform.GetThreadAsync(id), await SuppressionAsync(platform));
        }

        await using var again = await PlatformFixture.StartAsync(_folder.Path);
        Assert.True((await again.PostAsync(bounce)).Duplicate);

        var after = await again.GetThreadAsync(id);
        var now = await SuppressionAsync(again);
        Assert.Equal((DeliveryStatus.Bounced, before.StateHash), (after.Deliveries.Single().Status, after.StateHash));
        Assert.Equal(ThreadDeliveries.Bounced, after.Thread.HandOff);
        Assert.Equal((DeliveryStatus.Bounced, 1, 1), (now.Status, now.Suppressions.Count, now.History.Length));
        Assert.Equal(held.Suppressions, now.Suppressions);
        var delivery = await again.Http.GetFromJsonAsync<DeliveryView>($"/v1/deliveries/{Uri.EscapeDataString(after.Deliveries.Single().ReplyId)}", PlatformJson.Options);
        Assert.Equal((DeliveryStatus.Bounced, "5.1.1"), (delivery!.Status, delivery.Report!.Code));
    }

    private static async Task<SuppressionView> SuppressionAsync(PlatformFixture platform) =>
        (await platform.Http.GetFromJsonAsync<SuppressionView>($"/v1/suppressions/{Uri.EscapeDataString(Email)}", PlatformJson.Options))!;
}
