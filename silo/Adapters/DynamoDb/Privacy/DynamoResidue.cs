using System.Globalization;
using System.Text;
using Platform.Privacy;
using Platform.Purchases;
using Platform.Silo.Adapters.Privacy;
using Platform.Threads;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>
/// Looks for an address in the log, in the heads, and in every list of rows that can be read without a scan; and for purchases that are under
/// way, which keep it until they have ended. Bytes were read by the places that hold them.
/// </summary>
internal sealed class DynamoResidue(IThreadLog log, DynamoThreadHeads heads, DynamoTable rows, DynamoJobSchedule schedule, IPurchaseIndex purchases, IGrainFactory grains) : IResidue
{
    private static readonly DynamoQuery[] Lists =
    [
        new("audit"), new("rewrites"), new("notes", Index: 1), new("feedback", Index: 1), new("leads", Index: 1), new("packages", Index: 1), new("purchases", Index: 1), new("quarantine", Index: 1),
    ];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> FindAsync(Person person, CancellationToken cancellationToken = default)
    {
        var matcher = new AddressMatcher(person.Address);
        var found = new List<string>();
        var threads = 0;
        await Parallel.ForEachAsync(log.ListThreadIdsAsync(cancellationToken), DynamoPeople.Options(cancellationToken), async (id, cancel) =>
        {
            // What the person wrote after the erasure was asked for is new, and stays.
            if (await DynamoPeople.MentionsAsync(log, id, matcher, person.Until, cancel))
            {
                Interlocked.Increment(ref threads);
            }
        });
        Add("log", threads);
        Add("heads", await heads.ListAllAsync(cancellationToken).CountAsync(head => head.OpenedAt <= person.Until && matcher.IsIn(Encoding.UTF8.GetBytes(head.ToString())), cancellationToken));
        foreach (var list in Lists)
        {
            Add(list.Partition, await rows.QueryAsync(list, cancellationToken).CountAsync(row => matcher.IsIn(Encoding.UTF8.GetBytes(row.Data)), cancellationToken));
        }

        Add("jobs", (await schedule.ListOpenAsync(cancellationToken)).Count(job => matcher.IsIn(Encoding.UTF8.GetBytes(job.Job.Data))));
        var underWay = 0;
        foreach (var id in await purchases.ListAsync(person.Id, int.MaxValue, cancellationToken))
        {
            underWay += await grains.GetGrain<IPurchaseGrain>(id).Get() is null ? 0 : 1;
        }

        Add("purchases under way", underWay);
        return found;

        void Add(string where, int count)
        {
            if (count > 0)
            {
                found.Add(string.Create(CultureInfo.InvariantCulture, $"{where}: {count}"));
            }
        }
    }
}
