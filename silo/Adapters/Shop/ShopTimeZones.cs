using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Shop;

/// <summary>The time zones of the shop's customers.</summary>
internal sealed class ShopTimeZones(SqliteDatabase database)
{
    /// <summary>The IANA id of a customer's; UTC for one whom the shop's files do not have any more.</summary>
    public async Task<string> OfAsync(string customerId, CancellationToken cancellationToken) => await database.ReadAsync(
        static (session, customer) =>
        {
            using var select = session.Use("SELECT time_zone FROM shop_customers WHERE customer_id = ?");
            return select.Bind(1, customer).Step() ? select.GetText(0) : "UTC";
        },
        customerId,
        cancellationToken);
}
