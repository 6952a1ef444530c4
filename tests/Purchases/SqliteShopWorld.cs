using Microsoft.Extensions.Options;
using Platform.Offers;
using Platform.Orders;
using Platform.Purchases;
using Platform.Shop;
using Platform.Silo.Adapters.Offers;
using Platform.Silo.Adapters.Payments;
using Platform.Silo.Adapters.Purchases;
using Platform.Silo.Adapters.Shop;
using Platform.Tests.Storage;

namespace Platform.Tests.Purchases;

/// <summary>The shop of the embedded profile.</summary>
internal sealed class SqliteShopWorld : ShopWorld
{
    private readonly StorageFixture _storage = new();

    public override IShop Shop => new SqliteShop(_storage.Database, Time);

    public override IStock Stock => new SqliteStock(_storage.Database, Time);

    public override IOrderBook Orders => new SqliteOrderBook(_storage.Database);

    public override IOrderStore OrderStore => new SqliteOrderStore(_storage.Database);

    public override IOfferStore Offers => new SqliteOfferStore(_storage.Database);

    public override IPurchaseIndex Index => new SqlitePurchaseIndex(_storage.Database);

    public static async Task<SqliteShopWorld> OpenAsync()
    {
        var world = new SqliteShopWorld();
        await LoadAsync(world._storage.Database);
        return world;
    }

    public override IPaymentGateway Gateway(PaymentOptions options) => new FakePaymentGateway(_storage.Database, Options.Create(options));

    public override async Task<(int Charged, decimal Amount, bool Stands)?> FindPaymentAsync(string key) => await _storage.Database.ReadAsync(
        static (session, wanted) =>
        {
            using var select = session.Use("SELECT charged, amount, status FROM payments WHERE key = ?");
            return select.Bind(1, wanted).Step() ? (select.GetInt32(0), select.GetInt64(1) / 100m, select.GetInt32(2) == 1) : ((int, decimal, bool)?)null;
        },
        key);

    public override Task<ShopWorld> AnotherProcessAsync() => Task.FromResult<ShopWorld>(this);

    public override async Task ReplaceFilesAsync(string folder)
    {
        _storage.Reopen();
        await LoadAsync(_storage.Database, folder);
    }

    public override ValueTask DisposeAsync()
    {
        _storage.Dispose();
        return ValueTask.CompletedTask;
    }
}
