using Microsoft.Extensions.Options;
using Platform.Threads;

namespace Platform.Privacy;

/// <summary>Removes what is older than <see cref="PrivacyOptions.RetentionDays"/>: whole threads, by their own grains, and what lies beside them.</summary>
public sealed class Retention(IPeople people, IEnumerable<IAgedData> aged, IGrainFactory grains, IOptions<PrivacyOptions> options, TimeProvider time)
{
    private const int Page = 500;

    /// <summary>Removes what is due.</summary>
    /// <returns>How many threads and other things were removed.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken = default)
    {
        if (options.Value.RetentionDays == 0)
        {
            return 0;
        }

        var before = time.GetUtcNow().AddDays(-options.Value.RetentionDays);
        var removed = 0;
        ThreadHead? after = null;
        IReadOnlyList<ThreadHead> heads;
        do
        {
            heads = await people.ListOlderAsync(before, after, Page, cancellationToken);
            foreach (var head in heads)
            {
                removed += await grains.GetGrain<IThreadGrain>(head.ThreadId).RemoveIfOlder(before) ? 1 : 0;
            }

            after = heads.Count > 0 ? heads[^1] : after;
        }
        while (heads.Count == Page);
        foreach (var data in aged)
        {
            removed += await data.RemoveOlderAsync(before, cancellationToken);
        }

        return removed;
    }
}
