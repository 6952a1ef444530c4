using Platform.Customers;
using Platform.Encryption;
using Platform.Privacy;
using Platform.Silo.Adapters.Sqlite;
using Platform.Threads;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>Finds people by reading: an index of addresses would cost every message for the sake of a rare question. The log is read a page at a time.</summary>
public sealed class SqlitePeople(SqliteDatabase database, IGrainFactory grains, ContentCipher? cipher = null) : IPeople
{
    private readonly ContentCipher _cipher = cipher ?? ContentCipher.Off;

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

        // By the heads too: events whose key was destroyed name nobody, and their rows may be there again after a restore.
        var threads = (await database.ReadAsync(ReadOpened, address, cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var after = 0L;
        while (await database.ReadAsync(ReadEvents, after, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var stored in page)
            {
                if (!threads.Contains(stored.ThreadId) && matcher.IsIn((await _cipher.ReadAsync(stored.Place, stored.Payload, cancellationToken)).Span))
                {
                    threads.Add(stored.ThreadId);
                }
            }

            after = page[^1].Number;
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

    private static List<string> ReadOpened(SqliteSession session, string address)
    {
        using var select = session.Use("SELECT thread_id FROM thread_heads WHERE customer = ?");
        select.Bind(1, address);
        var threads = new List<string>();
        while (select.Step())
        {
            threads.Add(select.GetText(0));
        }

        return threads;
    }

    private static List<StoredEvent> ReadEvents(SqliteSession session, long after)
    {
        using var select = session.Use("""
            SELECT e.number, h.thread_id, e.version, e.name, e.payload FROM thread_events e CROSS JOIN thread_heads h ON h.number = e.thread
            WHERE e.number > ? ORDER BY e.number LIMIT ?
            """);
        select.Bind(1, after).Bind(2, EventsAtOnce);
        var events = new List<StoredEvent>();
        while (select.Step())
        {
            events.Add(new(select.GetInt64(0), select.GetText(1), ContentPlaces.Event(select.GetText(1), select.GetInt64(2), select.GetText(3)), select.GetBlob(4).ToArray()));
        }

        return events;
    }

    private readonly record struct StoredEvent(long Number, string ThreadId, string Place, byte[] Payload);
}
