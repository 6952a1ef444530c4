using Microsoft.Extensions.Options;
using Platform.Floods;

namespace Platform.Gateway.Intake;

/// <summary>
/// The shell around <see cref="FloodDecider"/>: a lane for each sender, in which its mails are taken one after the other while those of others
/// pass, and a bucket for each sender and thread. All of it is memory: a restart forgives a flood its first mails, and nothing else.
/// </summary>
internal sealed class FloodGate(IOptions<FloodOptions> options, TimeProvider time)
{
    /// <summary>Lanes and buckets beyond which those that say nothing any more are looked for.</summary>
    private const int Sweep = 4096;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TokenBucket> _addresses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TokenBucket> _threads = new(StringComparer.Ordinal);
    private int _sweepAddresses = Sweep;
    private int _sweepThreads = Sweep;

    /// <summary>Waits until it is this sender's turn; dispose what is returned when the mail is taken.</summary>
    public async Task<IDisposable> EnterAsync(string sender, CancellationToken cancellationToken)
    {
        Lane? lane;
        lock (_lock)
        {
            if (!_lanes.TryGetValue(sender, out lane))
            {
                _lanes[sender] = lane = new();
            }

            lane.Users++;
        }

        var pass = new Pass(this, sender, lane);
        try
        {
            await lane.Gate.WaitAsync(cancellationToken);
        }
        catch
        {
            pass.Leave(entered: false);
            throw;
        }

        return pass;
    }

    /// <summary>Takes a mail off the sender's and the thread's bucket; true when there was none left in one of them.</summary>
    public bool IsOver(string sender, string threadId)
    {
        var limits = options.Value;
        var now = time.GetUtcNow();
        lock (_lock)
        {
            return !Take(_addresses, ref _sweepAddresses, sender, limits.AddressMails, limits.AddressEvery, now)
                || !Take(_threads, ref _sweepThreads, threadId, limits.ThreadMails, limits.ThreadEvery, now);
        }
    }

    private static bool Take(Dictionary<string, TokenBucket> buckets, ref int sweep, string key, int mails, TimeSpan every, DateTimeOffset now)
    {
        var (taken, after) = FloodDecider.Take(buckets.TryGetValue(key, out var bucket) ? bucket : FloodDecider.Full(mails, now), mails, every, now);
        buckets[key] = after;
        if (buckets.Count > sweep)
        {
            foreach (var full in buckets.Where(known => FloodDecider.IsFull(known.Value, mails, every, now)).Select(known => known.Key).ToList())
            {
                buckets.Remove(full);
            }

            // Doubled, so that looking through all of them costs a constant for each mail.
            sweep = Math.Max(Sweep, buckets.Count * 2);
        }

        return taken;
    }

    private sealed class Lane
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public int Users { get; set; }
    }

    private sealed class Pass(FloodGate gate, string sender, Lane lane) : IDisposable
    {
        public void Dispose() => Leave(entered: true);

        public void Leave(bool entered)
        {
            if (entered)
            {
                lane.Gate.Release();
            }

            lock (gate._lock)
            {
                if (--lane.Users == 0)
                {
                    gate._lanes.Remove(sender);
                }
            }
        }
    }
}
