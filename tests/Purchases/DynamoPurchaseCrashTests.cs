using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;
using Orleans;
using Platform.Notifications;
using Platform.Offers;
using Platform.Purchases;
using Platform.Purchases.Steps;
using Platform.Silo.Adapters.DynamoDb;
using Platform.Tests.Contracts.Stores;
using Platform.Workflows;
using Xunit.Abstractions;

namespace Platform.Tests.Purchases;

/// <summary>A purchase over the stores of a cluster whose process dies at each of its writes, and goes on in another process.</summary>
public sealed class DynamoPurchaseCrashTests(ITestOutputHelper output)
{
    private const string Article = "EL-1001";

    [Theory]
    [OnDynamo(false, false)]
    [OnDynamo(false, true)]
    [OnDynamo(true, false)]
    [OnDynamo(true, true)]
    public async Task Dead_at_each_write_it_ends_wholly_done_or_wholly_undone_and_is_charged_once(string store, bool declined, bool after)
    {
        await using var world = (DynamoShopWorld)await ShopWorld.OpenAsync(store);
        var other = (DynamoShopWorld)await world.AnotherProcessAsync();
        var (died, writes) = (true, 0);
        while (died)
        {
            var before = await SeeAsync(other);
            var id = string.Create(CultureInfo.InvariantCulture, $"offer-{++writes}");
            var mortal = new MortalDatabase(world.Tables, writes, after);
            world.Database = mortal.Open();
            var life = new Life(id);

            died = !await life.LiveAsync(world, mortal.Process, declined);
            if (died)
            {
                Assert.True(await life.LiveAsync(other, CancellationToken.None, declined));
            }

            Assert.Equal(declined ? WorkflowStatus.Undone : WorkflowStatus.Done, life.State.Workflow.Status);
            var left = await SeeAsync(other);
            var paid = (await other.FindPaymentAsync(life.State.Key(PurchaseStepNames.Pay)))!.Value;
            Assert.Equal(
                declined ? (0, 0, 0m, 0m) : (-1, 1, 48m, 48m),
                (left.Free - before.Free, left.Lines - before.Lines, left.Total - before.Total, left.Counted - before.Counted));
            Assert.Equal(declined ? (0, 48m, false) : (1, 48m, true), paid);
            Assert.Equal([declined ? PurchaseDecider.FailedTemplate : PurchaseDecider.ConfirmedTemplate], life.Told);
        }

        output.WriteLine($"{writes - 1} writes{(declined ? ", declined" : "")}: died {(after ? "behind" : "before")} each of them");
        Assert.InRange(writes, 8, 40);
    }

    [Theory]
    [OnDynamo]
    public async Task A_row_that_others_fight_over_is_tried_again_and_a_refusal_is_not(string store)
    {
        await using var world = (DynamoShopWorld)await ShopWorld.OpenAsync(store);
        var conflicts = 0;
        var real = world.Tables;
        var busy = Substitute.For<IAmazonDynamoDB>();
        busy.GetItemAsync(default(GetItemRequest)!, default).ReturnsForAnyArgs(call => real.GetItemAsync(call.Arg<GetItemRequest>()));
        busy.QueryAsync(default(QueryRequest)!, default).ReturnsForAnyArgs(call => real.QueryAsync(call.Arg<QueryRequest>()));
        busy.TransactWriteItemsAsync(default!, default).ReturnsForAnyArgs(call => conflicts++ < 3
            ? throw new TransactionCanceledException("cancelled") { CancellationReasons = [new() { Code = "None" }, new() { Code = "TransactionConflict" }] }
            : real.TransactWriteItemsAsync(call.Arg<TransactWriteItemsRequest>()));
        world.Database = busy;

        Assert.True(await world.ReserveAsync("r", "EL-1023", 3));
        Assert.Equal(4, conflicts);
        Assert.False(await world.ReserveAsync("s", "EL-1023", 1));
        Assert.Equal(5, conflicts);
    }

    [Theory]
    [OnDynamo]
    public async Task A_write_whose_answer_was_lost_and_that_the_client_repeats_counts_once(string store)
    {
        await using var world = (DynamoShopWorld)await ShopWorld.OpenAsync(store);
        var real = world.Tables;
        var twice = Substitute.For<IAmazonDynamoDB>();
        twice.GetItemAsync(default(GetItemRequest)!, default).ReturnsForAnyArgs(call => real.GetItemAsync(call.Arg<GetItemRequest>()));
        twice.QueryAsync(default(QueryRequest)!, default).ReturnsForAnyArgs(call => real.QueryAsync(call.Arg<QueryRequest>()));
        twice.TransactWriteItemsAsync(default!, default).ReturnsForAnyArgs(async call =>
        {
            await real.TransactWriteItemsAsync(call.Arg<TransactWriteItemsRequest>());
            return await real.TransactWriteItemsAsync(call.Arg<TransactWriteItemsRequest>());
        });
        world.Database = twice;

        Assert.True(await world.ReserveAsync("r", "EL-1023", 2));
        Assert.Equal(1, await world.FreeAsync("EL-1023"));
        Assert.True(await world.Stock.CommitAsync("r"));
        Assert.Equal("12345", await world.Orders.AddAsync(new("k", "12345", "12345", "C1001", GivenPurchase.Offer().Lines, 0, world.Time.GetUtcNow())));
        Assert.Equal(163, (await world.Shop.FindOrderAsync("12345"))!.Total);
        await world.Orders.RemoveAsync("k");
        Assert.Equal(115, (await world.Shop.FindOrderAsync("12345"))!.Total);
        await world.Stock.ReleaseAsync("r");
        Assert.Equal(3, await world.FreeAsync("EL-1023"));
    }

    private static async Task<(int Free, int Lines, decimal Total, decimal Counted)> SeeAsync(DynamoShopWorld world)
    {
        var order = (await world.Shop.FindOrderAsync("12345"))!;
        return (await world.FreeAsync(Article), order.Lines.Count(line => line.Product.Sku == Article), order.Total, (await world.Index.SumAsync(GivenPurchase.Offer().CustomerId)).Amount);
    }

    /// <summary>A purchase that knows what was saved last, as a grain that wakes elsewhere does.</summary>
    private sealed class Life
    {
        private readonly IGrainFactory _grains = Substitute.For<IGrainFactory>();
        private string _saved;

        public Life(string id)
        {
            _saved = JsonSerializer.Serialize(PurchaseDecider.Begin(GivenPurchase.Order(id)), PlatformJson.Options);
            var sender = Substitute.For<INotificationGrain>();
            sender.Send(Arg.Any<Notification>()).Returns(call =>
            {
                Told.Add(call.Arg<Notification>().Template);
                return Task.CompletedTask;
            });
            _grains.GetGrain<INotificationGrain>(Arg.Any<string>(), Arg.Any<string>()).Returns(sender);
        }

        public PurchaseState State => JsonSerializer.Deserialize<PurchaseState>(_saved, PlatformJson.Options)!;

        public HashSet<string> Told { get; } = [];

        /// <summary>Goes on to the end; false when the process has died before it.</summary>
        public async Task<bool> LiveAsync(DynamoShopWorld world, CancellationToken process, bool declined)
        {
            IOfferStore offers = world.Offers;
            var gateway = world.Gateway(new() { DeclineLast4 = declined ? ["4417"] : [] });
            IWorkflowStep<PurchaseState>[] steps =
            [
                new AcceptStep(offers, _grains, world.Time), new ReserveStep(world.Stock, Options.Create(new PurchaseOptions()), world.Time), new PriceStep(world.Shop),
                new PayStep(gateway), new OrderStep(world.Stock, world.Orders, world.Time), new ConfirmStep(_grains, world.Time), new ProfileStep(world.Index, world.Time),
            ];
            try
            {
                var until = await new WorkflowRunner<PurchaseState>(steps, new(), world.Time, NullLogger.Instance).RunAsync(State, SaveAsync, process);
                Assert.Null(until);
                return true;
            }
            catch (OperationCanceledException) when (process.IsCancellationRequested)
            {
                return false;
            }
        }

        private Task SaveAsync(PurchaseState state)
        {
            _saved = JsonSerializer.Serialize(state, PlatformJson.Options);
            return Task.CompletedTask;
        }
    }
}
