using System.Collections.Concurrent;
using Platform.Customers;
using Platform.Privacy;
using Platform.Silo.Adapters.Privacy;
using Platform.Threads;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>Finds people by reading, as in one process: every thread, some at once. An index of addresses would cost every message for the sake of a rare question.</summary>
internal sealed class DynamoPeople(IThreadLog log, DynamoThreadHeads heads, IGrainFactory grains) : IPeople
{
    private const int AtOnce = 8;

    /// <inheritdoc/>
    public async Task<string?> FindAddressAsync(string customerId, CancellationToken cancellationToken = default)
    {
        if ((await grains.GetGrain<ICustomerGrain>(customerId).GetProfile()).Email is { } verified)
        {
            return verified;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var head in heads.ListAllAsync(cancellationToken))
        {
            if (head.Customer.Length > 0 && seen.Add(head.Customer) && CustomerIds.FromAddress(head.Customer) == customerId)
            {
                return head.Customer;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> FindThreadsAsync(string address, CancellationToken cancellationToken = default)
    {
        var found = new ConcurrentBag<string>();
        var matcher = new AddressMatcher(address);
        await Parallel.ForEachAsync(log.ListThreadIdsAsync(cancellationToken), Options(cancellationToken), async (id, cancel) =>
        {
            if (await MentionsAsync(log, id, matcher, DateTimeOffset.MaxValue, cancel))
            {
                found.Add(id);
            }
        });
        return [.. found.Order(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ThreadHead>> ListOlderAsync(DateTimeOffset before, ThreadHead? after, int limit, CancellationToken cancellationToken = default) =>
        heads.ListOlderAsync(before, after, limit, cancellationToken);

    /// <summary>Whether an address stands in the events of a thread up to a moment.</summary>
    internal static async Task<bool> MentionsAsync(IThreadLog log, string threadId, AddressMatcher matcher, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await foreach (var recorded in log.ReadAsync(threadId, cancellationToken: cancellationToken))
        {
            if (recorded.Event.At <= until && matcher.IsIn(ThreadEventCodec.Encode(recorded.Event).Payload))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many threads or mails are read at once.</summary>
    internal static ParallelOptions Options(CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
}
