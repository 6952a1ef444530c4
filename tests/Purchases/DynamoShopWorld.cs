using Amazon.DynamoDBv2;
using Microsoft.Extensions.Options;
using Platform.Offers;
using Platform.Orders;
using Platform.Purchases;
using Platform.Shop;
using Platform.Silo.Adapters.DynamoDb;
using Platform.Silo.Adapters.Payments;
using Platform.Silo.Adapters.Shop;
using Platform.Tests.Contracts.Stores;
using Platform.Tests.Storage;

namespace Platform.Tests.Purchases;

/// <summary>The shop of a cluster as one of its processes has it: files of its own, tables that all share.</summary>
internal sealed class DynamoShopWorld : ShopWorld
{
    private readonly List<DynamoShopWorld> _others = [];
    private readonly StorageFixture _storage = new();
    private readonly DynamoStoreWorld _tables;
    private readonly bool _owns;

    private DynamoShopWorld(DynamoStoreWorld tables, bool owns)
    {
        _tables = tables;
        _owns = owns;
        Database = tables.Database;
    }

    /// <summary>Where this process writes; a test may put something of its own before it.</summary>
    public IAmazonDynamoDB Database { get; set; }

    /// <summary>The tables themselves.</summary>
    public IAmazonDynamoDB Tables => _tables.Database;

    public override IShop Shop => new DynamoShop(Files, DynamoStock, Placed);

    public override IStock Stock => DynamoStock;

    public override IOrderBook Orders => new DynamoOrderBook(Rows, Transactions, Shop, OrderStore, new(_storage.Database));

    public override IOrderStore OrderStore => new DynamoOrderStore(new(_storage.Database), Placed);

    public override IOfferStore Offers => new DynamoOfferStore(Rows);

    public override IPurchaseIndex Index => new DynamoPurchaseIndex(Rows);

    private DynamoStock DynamoStock => new(Rows, Transactions, Files, Time);

    private DynamoTable Rows => new(Database, _tables.Options);

    private DynamoTransactions Transactions => new(Database, _tables.Options, TimeProvider.System);

    private PlacedOrderRows Placed => new(Rows);

    private SqliteShop Files => new(_storage.Database, Time);

    public static async Task<DynamoShopWorld> OpenAsync()
    {
        var world = new DynamoShopWorld(await DynamoStoreWorld.OpenAsync(), owns: true);
        await LoadAsync(world._storage.Database);
        return world;
    }

    public override IPaymentGateway Gateway(PaymentOptions options) => new DynamoPaymentGateway(Rows, Shop, Options.Create(options));

    public override async Task<(int Charged, decimal Amount, bool Stands)?> FindPaymentAsync(string key) =>
        (await new DynamoTable(Tables, _tables.Options).FindAsync($"payment#{key}", DynamoRow.Only, CancellationToken.None))?.As<PaymentRow>() is { } payment
            ? (payment.Charged, payment.Amount, payment.Status == PaymentStatus.Approved)
            : null;

    public override async Task<ShopWorld> AnotherProcessAsync()
    {
        var other = new DynamoShopWorld(_tables, owns: false);
        _others.Add(other);
        await LoadAsync(other._storage.Database);
        return other;
    }

    public override Task ReplaceFilesAsync(string folder) => LoadAsync(_storage.Database, folder);

    public override async ValueTask DisposeAsync()
    {
        foreach (var other in _others)
        {
            await other.DisposeAsync();
        }

        _storage.Dispose();
        if (_owns)
        {
            await _tables.DisposeAsync();
        }
    }
}
