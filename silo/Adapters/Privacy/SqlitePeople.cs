using Platform.Customers;
using Platform.Privacy;
using Platform.Silo.Adapters.Sqlite;
using Platform.Threads;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>Finds people by reading: an index of addresses would cost every message for the sake of a rare question. The log is read a page at a time.</summary>
public sealed class SqlitePeople(SqliteDatabase database, IGrainFactory grains) : IPeople
{
    private const int EventsAtOnce = 1000;
    private const int AddressesAtOnce = 1000;

    /// <inheritdoc/>
    public async Task<string?> FindAddressAsync(string customerId, CancellationToken cancellationToken = default)
    {
        if ((await grains.GetGrain<ICustomerGrain>(customerId).GetProfile()).Email is { } verified)
        {
            return verified;
        }

        var after = "";
        while (await database.ReadAsync(ReadCustomers, after, cancellationToken) is { Count: > 0 } customers)
        {
            if (customers.Find(address => CustomerIds.FromAddress(address) == customerId) is { } found)
            {
                return found;
            }

            after = customers[^1];
        }

        return null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> FindThreadsAsync(string address, CancellationToken cancellationToken = default)
    {
        var matcher = new AddressMatcher(address);
        var threads = new HashSet<string>(StringComparer.Ordinal);
        long? after = 0;
        while (after is { } number)
        {
            after = await database.ReadAsync(ReadEvents, (matcher, threads, number), cancellationToken);
        }

        return [.. threads];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ThreadHead>> ListOlderAsync(
        DateTimeOffset before, ThreadHead? after, int limit, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(SqliteThreadHeads.ListOlder, (before, after, limit), cancellationToken);

    private static List<string> ReadCustomers(SqliteSession session, string after)
    {
        using var select = session.Use("SELECT DISTINCT customer FROM thread_heads WHERE customer > ? ORDER BY customer LIMIT ?");
        select.Bind(1, after).Bind(2, AddressesAtOnce);
        var customers = new List<string>();
        while (select.Step())
        {
            customers.Add(select.GetText(0));
        }

        return customers;
    }

    private static long? ReadEvents(SqliteSession session, (AddressMatcher Matcher, HashSet<string> Threads, long After) page)
    {
        using var select = session.Use("""
            SELECT e.number, h.thread_id, e.payload FROM thread_events e CROSS JOIN thread_heads h ON h.number = e.thread
            WHERE e.number > ? ORDER BY e.number LIMIT ?
            """);
        select.Bind(1, page.After).Bind(2, EventsAtOnce);
        long? last = null;
        while (select.Step())
        {
            last = select.GetInt64(0);
            if (page.Matcher.IsIn(select.GetBlob(2)))
            {
                page.Threads.Add(select.GetText(1));
            }
        }

        return last;
    }
}
