using MimeKit;
using Microsoft.Extensions.DependencyInjection;
using Platform.Purchases;
using Platform.Shop;
using Platform.Silo.Adapters.Sqlite;
using Platform.Tests.EndToEnd;
using Platform.Tests.Offers;
using Platform.Tests.Storage;
using Platform.Workflows;
using Xunit.Abstractions;

namespace Platform.Tests.Purchases;

/// <summary>A real process, really killed at each of the seven steps, doing and undoing: every accepted offer ends wholly done or wholly undone, and is charged once.</summary>
[Collection("processes")]
public sealed class PurchaseCrashTests(ITestOutputHelper output)
{
    private static readonly PurchasePoint[] Points =
    [
        .. PurchaseStepNames.All.Select(step => new PurchasePoint(WorkflowAction.Do, step, After: true, Declined: false)),
        new(WorkflowAction.Do, PurchaseStepNames.Pay, After: false, Declined: false),
        new(WorkflowAction.Do, PurchaseStepNames.Pay, After: true, Declined: true),
        .. ((string[])[PurchaseStepNames.Pay, PurchaseStepNames.Price, PurchaseStepNames.Reserve, PurchaseStepNames.Accept])
            .Select(step => new PurchasePoint(WorkflowAction.Undo, step, After: true, Declined: true)),
    ];

    [Fact]
    public async Task Killed_at_each_step_every_purchase_ends_wholly_done_or_wholly_undone_and_is_charged_once()
    {
        using var folder = new TempFolder();
        for (var number = 0; number < Points.Length; number++)
        {
            await PurchaseHost.LiveAsync(folder.Path, number, Points[number]);
        }

        await using var platform = await PlatformFixture.StartAsync(folder.Path);
        var grains = platform.Host.Services.GetRequiredService<IGrainFactory>();
        var purchases = new List<Purchase>();
        for (var number = 0; number < Points.Length; number++)
        {
            Purchase? purchase = null;
            await Wait.UntilAsync($"purchase {number} to end", async () =>
                (purchase = await grains.GetGrain<IPurchaseGrain>(PurchaseHost.IdOf(number)).Get())?.Status is WorkflowStatus.Done or WorkflowStatus.Undone);
            purchases.Add(purchase!);
            output.WriteLine($"killed {(Points[number].After ? "after" : "before")} {Points[number].Action} {Points[number].Step}{(Points[number].Declined ? ", declined" : "")}: {purchase!.Status}");
        }

        Assert.Equal(Points.Select(point => point.Declined ? WorkflowStatus.Undone : WorkflowStatus.Done), purchases.Select(purchase => purchase.Status));
        Assert.All(purchases.Where(purchase => purchase.Status == WorkflowStatus.Done), purchase =>
            Assert.Equal(PurchaseStepNames.All, purchase.History.Where(entry => entry.Outcome == WorkflowOutcome.Done).Select(entry => entry.Step)));
        await AssertWorldAsync(platform, done: Points.Count(point => !point.Declined), undone: Points.Count(point => point.Declined));
    }

    /// <summary>Stock, order, money, profile and mails agree with the purchases.</summary>
    private static async Task AssertWorldAsync(PlatformFixture platform, int done, int undone)
    {
        var shop = platform.Host.Services.GetRequiredService<IShop>();
        Assert.Equal(86 - done, (await shop.FindProductAsync("EL-1001"))!.Stock);
        Assert.Equal(done, (await shop.FindOrderAsync("12345"))!.Lines.Where(line => line.Product.Sku == "EL-1001" && line.UnitPrice == 48).Sum(line => line.Quantity));
        Assert.Equal(done * 48m, (await platform.Host.Services.GetRequiredService<IPurchaseIndex>().SumAsync(GivenShop.CustomerId)).Amount);
        var charges = await platform.Host.Services.GetRequiredService<SqliteDatabase>().ReadAsync(
            static (session, _) =>
            {
                using var select = session.Use("SELECT key, status, charged, amount FROM payments ORDER BY key");
                var read = new List<(string Key, int Status, int Charged, long Amount)>();
                while (select.Step())
                {
                    read.Add((select.GetText(0), select.GetInt32(1), select.GetInt32(2), select.GetInt64(3)));
                }

                return read;
            },
            0);
        Assert.Equal(done, charges.Count(charge => (charge.Status, charge.Charged, charge.Amount) == (1, 1, 4800)));
        Assert.Equal(undone, charges.Count(charge => charge.Charged == 0));
        Assert.Equal(done + undone, charges.Count);
        var mails = Directory.GetFiles(platform.Host.Outbox).Select(file => MimeMessage.Load(file).Subject).ToList();
        Assert.Equal(done, mails.Count(subject => subject == "Your purchase: Lumo Wireless Charging Stand"));
        Assert.Equal(undone, mails.Count(subject => subject == "Your purchase of Lumo Wireless Charging Stand"));
    }
}
