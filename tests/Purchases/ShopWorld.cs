using Microsoft.Extensions.Logging.Abstractions;
using Platform.Offers;
using Platform.Orders;
using Platform.Purchases;
using Platform.Shop;
using Platform.Silo.Adapters.Payments;
using Platform.Silo.Adapters.Shop;
using Platform.Silo.Adapters.Sqlite;
using Platform.Tests.EndToEnd;
using Platform.Tests.Support;
using Platform.Tests.Threads;

namespace Platform.Tests.Purchases;

/// <summary>The sample shop with the stores of one kind beside it, and what a test does to them from outside.</summary>
internal abstract class ShopWorld : IAsyncDisposable
{
    public ManualTime Time { get; } = new(Given.Start);

    public abstract IShop Shop { get; }

    public abstract IStock Stock { get; }

    public abstract IOrderBook Orders { get; }

    public abstract IOrderStore OrderStore { get; }

    public abstract IOfferStore Offers { get; }

    public abstract IPurchaseIndex Index { get; }

    /// <summary>Opens the stores of a kind.</summary>
    public static async Task<ShopWorld> OpenAsync(string kind) => kind == "sqlite" ? await SqliteShopWorld.OpenAsync() : await DynamoShopWorld.OpenAsync();

    public abstract IPaymentGateway Gateway(PaymentOptions options);

    /// <summary>How often a key was charged, how much, and whether the charge stands; null when nobody has asked for it.</summary>
    public abstract Task<(int Charged, decimal Amount, bool Stands)?> FindPaymentAsync(string key);

    /// <summary>What another process of the same platform has: this one over again where there is only one.</summary>
    public abstract Task<ShopWorld> AnotherProcessAsync();

    /// <summary>A new picture of the shop, as after a restart with other files.</summary>
    public abstract Task ReplaceFilesAsync(string folder);

    public abstract ValueTask DisposeAsync();

    public Task<bool> ReserveAsync(string id, string sku, int quantity) => Stock.ReserveAsync(id, [new(sku, quantity)], Time.GetUtcNow().AddHours(1));

    public async Task<int> FreeAsync(string sku) => (await Shop.FindProductAsync(sku))!.Stock;

    protected static async Task LoadAsync(SqliteDatabase database, string? folder = null) =>
        await new ShopDatabase(database, NullLogger<ShopDatabase>.Instance).LoadAsync(folder ?? Path.Combine(PlatformFixture.Samples, "shop"));
}
