using System.Net;
using System.Net.Http.Json;
using MimeKit;
using Microsoft.Extensions.DependencyInjection;
using Platform.Gateway.Commands;
using Platform.Gateway.Scripts;
using Platform.Loyalty;
using Platform.Purchases;
using Platform.Shop;
using Platform.Tests.EndToEnd;
using Platform.Tests.Storage;
using Platform.Workflows;

namespace Platform.Tests.Purchases;

/// <summary>The reference thread's first five turns, then a yes: from the question about an order to the purchase, through the whole platform.</summary>
[Collection("processes")]
public sealed class PurchaseFlowTests
{
    private readonly OffsetTime _time = new();

    [Fact]
    public async Task A_yes_to_the_offer_of_the_reference_thread_becomes_a_line_of_the_order()
    {
        using var folder = new TempFolder();
        await using (var platform = await StartAsync(folder.Path))
        {
            var told = await PlayAsync(platform, "Yes please", "4417", "Thanks!");

            Assert.Contains("have a look", told[2], StringComparison.Ordinal);
            Assert.All((string[])["Lumo Wireless Charging Stand", "$60", "$48", "free shipping", "12345"], part => Assert.Contains(part, told[4], StringComparison.Ordinal));
            Assert.Contains("four digits", told[5], StringComparison.Ordinal);
            Assert.Contains("$48", told[6], StringComparison.Ordinal);
            Assert.Contains("complete", told[7], StringComparison.Ordinal);
        }

        // Another life of the process reads what the first one stored.
        await using (var platform = await StartAsync(folder.Path))
        {
            var purchase = Assert.Single((await platform.Http.GetFromJsonAsync<List<Purchase>>("/v1/purchases?customer=john@example.com", PlatformJson.Options))!);
            Assert.Equal((WorkflowStatus.Done, 48m, "12345"), (purchase.Status, purchase.Total, purchase.OrderNumber));
            Assert.Equal(PurchaseStepNames.All, purchase.History.Select(entry => entry.Step));
            Assert.All(purchase.History, entry => Assert.Equal((WorkflowAction.Do, 1, WorkflowOutcome.Done), (entry.Action, entry.Attempt, entry.Outcome)));
            Assert.Equal(purchase.Id, (await platform.Http.GetFromJsonAsync<Purchase>($"/v1/purchases/{purchase.Id}", PlatformJson.Options))!.Id);
            Assert.Equal(HttpStatusCode.NotFound, (await platform.Http.GetAsync("/v1/purchases/none")).StatusCode);
            Assert.Equal(HttpStatusCode.BadRequest, (await platform.Http.GetAsync("/v1/purchases?limit=0")).StatusCode);
            var shop = platform.Host.Services.GetRequiredService<IShop>();
            Assert.Equal(85, (await shop.FindProductAsync("EL-1001"))!.Stock);
            Assert.Contains((await shop.FindOrderAsync("12345"))!.Lines, line => line.Product.Sku == "EL-1001" && line.UnitPrice == 48);

            // Points for the accepted offer beside the shop's 1,840, once.
            var loyalty = platform.Host.Services.GetRequiredService<IGrainFactory>().GetGrain<ILoyaltyGrain>(purchase.CustomerId);
            await Wait.UntilAsync("the points", async () => (await loyalty.Get())?.Points == 1880);
            Assert.Equal(LoyaltyReason.OfferAccepted, Assert.Single((await loyalty.Get())!.Awards.ToArray()).Reason);
            var confirmation = Assert.Single(Mails(platform), mail => mail.Subject == "Your purchase: Lumo Wireless Charging Stand");
            Assert.Contains("$48", confirmation.TextBody, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_declined_payment_is_undone_and_told()
    {
        await using var platform = await StartAsync(null, new() { ["Platform:Payments:DeclineLast4:0"] = "4417" });

        var told = await PlayAsync(platform, "Yes please", "4417", "Thanks!");

        Assert.Contains("the payment was declined", told[7], StringComparison.Ordinal);
        var purchase = Assert.Single((await platform.Http.GetFromJsonAsync<List<Purchase>>("/v1/purchases", PlatformJson.Options))!);
        Assert.Equal((WorkflowStatus.Undone, "declined"), (purchase.Status, purchase.Failure));
        var shop = platform.Host.Services.GetRequiredService<IShop>();
        Assert.Equal(86, (await shop.FindProductAsync("EL-1001"))!.Stock);
        Assert.Equal(115, (await shop.FindOrderAsync("12345"))!.Total);
        Assert.Single(Mails(platform), mail => mail.Subject == "Your purchase of Lumo Wireless Charging Stand");
    }

    [Fact]
    public async Task A_payment_without_an_answer_is_asked_for_again_in_another_life_of_the_process()
    {
        using var folder = new TempFolder();
        Dictionary<string, string?> settings = new() { ["Platform:Payments:TimeOutLast4:0"] = "4417", ["Platform:Payments:TimeOuts"] = "2", ["Platform:Workflows:FirstDelay"] = "00:10:00" };
        await using (var platform = await StartAsync(folder.Path, settings))
        {
            await PlayAsync(platform, "Yes please", "4417");
            Assert.Equal((WorkflowStatus.Running, 85), await StandAsync(platform));
        }

        _time.Advance(TimeSpan.FromMinutes(30));
        await using (var platform = await StartAsync(folder.Path, settings))
        {
            await Wait.UntilAsync("the purchase", async () =>
            {
                _time.Advance(TimeSpan.FromMinutes(1));
                return (await StandAsync(platform)).Status == WorkflowStatus.Done;
            });
            var purchase = (await ListAsync(platform)).Single();
            Assert.Equal(
                [WorkflowOutcome.Unknown, WorkflowOutcome.Unknown, WorkflowOutcome.Done],
                purchase.History.Where(entry => entry.Step == PurchaseStepNames.Pay).Select(entry => entry.Outcome));
            Assert.Equal((WorkflowStatus.Done, 85), await StandAsync(platform));
        }
    }

    private static async Task<(WorkflowStatus? Status, int Stock)> StandAsync(PlatformFixture platform) => (
        (await ListAsync(platform)).SingleOrDefault()?.Status,
        (await platform.Host.Services.GetRequiredService<IShop>().FindProductAsync("EL-1001"))!.Stock);

    private static async Task<List<Purchase>> ListAsync(PlatformFixture platform) =>
        (await platform.Http.GetFromJsonAsync<List<Purchase>>("/v1/purchases", PlatformJson.Options))!;

    private Task<PlatformFixture> StartAsync(string? folder, Dictionary<string, string?>? settings = null) =>
        PlatformFixture.StartAsync(folder, settings, builder => DemoCommand.Configure(builder, _time));

    /// <summary>Plays the first five messages of the sample and then these; the replies.</summary>
    private async Task<List<string>> PlayAsync(PlatformFixture platform, params string[] further)
    {
        var script = ScriptFile.Read(Path.Combine(PlatformFixture.Samples, "conversations", "reference-thread.yaml"));
        var player = new ScriptPlayer(script, _time);
        using var client = new PlatformClient(platform.Http.BaseAddress!.ToString());
        var told = new List<string>();
        foreach (var turn in script.Turns.Take(5).Concat(further.Select(said => new ScriptTurn { After = "1h", Says = said })))
        {
            player.Wait(turn);
            told.Add((await player.PlayAsync(turn, client, CancellationToken.None))?.Reply?.Text ?? "(none)");
            await platform.SettledAsync(player.ThreadId!);
        }

        return told;
    }

    private static List<MimeMessage> Mails(PlatformFixture platform) => [.. Directory.GetFiles(platform.Host.Outbox).Select(path => MimeMessage.Load(path))];
}
