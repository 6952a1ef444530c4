using System.Collections.Immutable;
using System.Diagnostics;
using Platform.Benchmarks.Measure;
using Platform.Benchmarks.Workload;

namespace Platform.Benchmarks.Rows;

/// <summary>Threads at rest and how they wake. The platform was restarted before: nothing of a thread is in memory.</summary>
internal sealed class RestRows(Report report)
{
    private const int Woken = 1_000;

    /// <summary>What threads weigh in memory.</summary>
    public async Task MeasureMemoryAsync(DemoShop shop, IReadOnlyCollection<Customer> served)
    {
        var customers = served.Take(Woken).ToArray();
        await WakeAsync(shop, served.Skip(Woken).Take(10));
        var before = Meter.Heap();
        await WakeAsync(shop, customers);
        var woken = Meter.Heap();
        await Task.WhenAll(customers.Select(shop.ServeAsync));
        var active = Meter.Heap();
        report.Add($"memory of an activation of a thread of {Script.ShortThread} messages", Report.Kilobytes((double)(woken - before) / customers.Length), "managed heap");
        report.Add("memory of an active thread, all of its grains", Report.Kilobytes((double)(active - before) / customers.Length), "managed heap");
    }

    /// <summary>How fast long threads wake.</summary>
    public async Task MeasureWakingAsync(DemoShop shop, Customer[] old)
    {
        var half = old.Length / 2;
        await shop.ServeAsync(old[^1]);
        List<double> wake = [], first = [], next = [];
        foreach (var customer in old[..half])
        {
            var began = Stopwatch.GetTimestamp();
            await WakeAsync(shop, [customer]);
            wake.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        foreach (var customer in old[half..^1])
        {
            first.Add(await shop.ServeAsync(customer));
            next.Add(await shop.ServeAsync(customer));
        }

        report.Add("waking a cold thread of 1,000 messages, p50", Report.Milliseconds(Statistics.Median(wake)), "state in memory");
        report.Add("— its first answer, mail to recorded hand-over, p50", Report.Milliseconds(Statistics.Median(first)), Report.Times(Statistics.Median(first) / Statistics.Median(next)));
        report.Add("— its second answer, p50", Report.Milliseconds(Statistics.Median(next)), "1.00x");
    }

    private static Task WakeAsync(DemoShop shop, IEnumerable<Customer> customers) =>
        Task.WhenAll(customers.Select(customer => shop.Grains.GetGrain<IThreadGrain>(customer.ThreadId!).IsParticipant(ImmutableArray.Create(customer.Email))));
}
