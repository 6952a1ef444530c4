using Microsoft.Extensions.DependencyInjection;
using Platform.Orders;
using Platform.Purchases;
using Platform.Shop;
using Platform.Silo.Adapters.DynamoDb;
using Platform.Silo.Adapters.Shop;

namespace Platform.Silo.Hosting;

/// <summary>The demo shop of a cluster: its files in each process, what happens to them in tables (docs/adr/0032-shop-of-a-cluster.md).</summary>
internal static class ClusterShopServices
{
    public static IServiceCollection AddClusterShop(this IServiceCollection services)
    {
        services.AddSingleton<SqliteShop>();
        services.AddSingleton<SqliteOrderStore>();
        services.AddSingleton<ShopTimeZones>();
        services.AddSingleton<DynamoTransactions>();
        services.AddSingleton<PlacedOrderRows>();
        services.AddSingleton<DynamoStock>();
        services.AddSingleton<IStock>(provider => provider.GetRequiredService<DynamoStock>());
        services.AddSingleton<IShop, DynamoShop>();
        services.AddSingleton<IOrderStore, DynamoOrderStore>();
        services.AddSingleton<IOrderBook, DynamoOrderBook>();
        return services.AddSingleton<IPaymentGateway, DynamoPaymentGateway>();
    }
}
