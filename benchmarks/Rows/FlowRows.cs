using System.Collections.Concurrent;
using System.Runtime;
using Platform.Benchmarks.Measure;
using Platform.Benchmarks.Workload;

namespace Platform.Benchmarks.Rows;

/// <summary>Messages from raw mail to recorded hand-over: so many customers at once, each writes when the reply to the mail before was handed over.</summary>
internal sealed class FlowRows(BenchmarkSettings settings, Report report, ShopOrder[] orders)
{
    private const int WarmStep = 3_000;

    // A step takes some two seconds.
    private static readonly TimeSpan SteadyCompilation = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentQueue<Customer> _served = [];
    private int _customers;

    /// <summary>Customers whose short thread is over.</summary>
    public IReadOnlyCollection<Customer> Served => _served;

    /// <summary>Messages that were answered.</summary>
    public int Messages { get; private set; }

    /// <summary>Somebody whom the platform does not know.</summary>
    public Customer NewCustomer(int ahead = 0)
    {
        var number = Interlocked.Increment(ref _customers);
        return new(number, orders[number % orders.Length], ahead);
    }

    /// <summary>Runs until the just-in-time compiler has little left to do: a platform that runs for days is measured, not one that starts.</summary>
    public async Task WarmAsync(DemoShop shop)
    {
        var compiling = TimeSpan.MaxValue;
        for (var messages = 0; messages < settings.WarmMessages && compiling > SteadyCompilation; messages += WarmStep)
        {
            var before = JitInfo.GetCompilationTime();
            await RunAsync(shop, WarmStep, []);
            compiling = JitInfo.GetCompilationTime() - before;
        }
    }

    public async Task MeasureAsync(DemoShop shop)
    {
        var runs = new List<(double Rate, double P50, double P99, double Cpu, double Allocated)>();
        for (var run = 0; run < settings.Runs; run++)
        {
            var latencies = new ConcurrentQueue<double>();
            var usage = await Meter.MeasureAsync(() => RunAsync(shop, settings.RunMessages, latencies));
            runs.Add((latencies.Count / usage.Wall, Statistics.Median(latencies), Statistics.Percentile(latencies, 0.99), usage.Cpu / latencies.Count, (double)usage.Allocated / latencies.Count));
            Console.Error.WriteLine($"  run {run + 1}: {Report.Count(runs[^1].Rate)}/s");
        }

        var rate = Statistics.Median(runs.Select(run => run.Rate));
        var cpu = Statistics.Median(runs.Select(run => run.Cpu));
        report.Add($"accept, turn and outbox, durable, {settings.AtOnce} threads at once: messages/s", Report.Count(rate), $"{Report.Count(1 / cpu)} per core-second");
        report.Add("— from accept to recorded hand-over, p50", Report.Milliseconds(Statistics.Median(runs.Select(run => run.P50))));
        report.Add("— from accept to recorded hand-over, p99", Report.Milliseconds(Statistics.Median(runs.Select(run => run.P99))));
        report.Add("— processor a message", Report.Microseconds(cpu));
        report.Add("— allocated a message", Report.Kilobytes(Statistics.Median(runs.Select(run => run.Allocated))));
    }

    private async Task RunAsync(DemoShop shop, int messages, ConcurrentQueue<double> latencies)
    {
        var left = messages;
        await Task.WhenAll(Enumerable.Range(0, settings.AtOnce).Select(_ => Task.Run(async () =>
        {
            var customer = NewCustomer();
            while (Interlocked.Decrement(ref left) >= 0)
            {
                latencies.Enqueue(await shop.ServeAsync(customer));
                if (customer.Written == Script.ShortThread)
                {
                    _served.Enqueue(customer);
                    customer = NewCustomer();
                }
            }
        })));
        Messages += messages;
    }
}
