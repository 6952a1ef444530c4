using System.Collections.Concurrent;
using System.Diagnostics;
using Platform.Benchmarks.Measure;
using Platform.Benchmarks.Workload;

namespace Platform.Benchmarks.Cluster;

/// <summary>The first rows of the table, over HTTP and with silos as processes of their own.</summary>
internal sealed class ClusterRun(BenchmarkSettings settings)
{
    /// <summary>Every so many messages one is followed until its hand-over is recorded: asking for it takes processor time of its own.</summary>
    private const int Followed = 16;

    private static readonly string[] Who = ["silos", "the gateway", "dynalite and fauxqs", "the customers"];

    private readonly Report _report = new();
    private readonly ShopOrder[] _orders = ShopOrder.ReadAll(DemoShop.Samples("shop"));
    private int _customers;

    public async Task RunAsync()
    {
        using var folder = new MeasuredFolder(settings.Data);
        var machine = Machine.Describe(folder.Path).ToList();
        await using (var platform = await ClusterPlatform.StartAsync(folder.Path, settings.Silos))
        {
            await MeasureAsync(platform);
        }

        _report.Print(machine);
    }

    private async Task MeasureAsync(ClusterPlatform platform)
    {
        await MeasureAsync(platform, settings.ClusterWarmMessages);
        var runs = new List<Run>();
        for (var run = 0; run < settings.Runs; run++)
        {
            runs.Add(await MeasureAsync(platform, settings.ClusterMessages));
            Console.Error.WriteLine($"  run {run + 1}: {Report.Count(runs[^1].Rate)}/s");
        }

        var silos = settings.Silos == 1 ? "1 silo" : $"{settings.Silos} silos";
        _report.Add($"{silos} and a gateway on dynalite and fauxqs, {settings.AtOnce} customers at once over HTTP: messages/s", Report.Count(Median(run => run.Rate)));
        _report.Add("— from accept to the reply in the outbox, p50", Report.Milliseconds(Median(run => Statistics.Median(run.HandedOver))));
        _report.Add("— from accept to the reply in the outbox, p99", Report.Milliseconds(Median(run => Statistics.Percentile(run.HandedOver, 0.99))));
        _report.Add($"— from accept to recorded hand-over, p50 of every {Followed}th", Report.Milliseconds(Median(run => Statistics.Median(run.Recorded))));
        _report.Add($"— from accept to recorded hand-over, p99 of every {Followed}th", Report.Milliseconds(Median(run => Statistics.Percentile(run.Recorded, 0.99))));
        for (var who = 0; who < Who.Length; who++)
        {
            var at = who;
            _report.Add(
                $"— processor a message, {Who[who]}", Report.Microseconds(Median(run => run.Processor[at] / run.HandedOver.Count)),
                string.Create(CultureInfo.InvariantCulture, $"{Median(run => run.Processor[at] / run.Wall):0.00} of {Environment.ProcessorCount} cores"));
        }

        double Median(Func<Run, double> figure) => Statistics.Median(runs.Select(figure));
    }

    private async Task<Run> MeasureAsync(ClusterPlatform platform, int messages)
    {
        var (handedOver, recorded) = (new ConcurrentQueue<double>(), new ConcurrentQueue<double>());
        var before = platform.Processor;
        var began = Stopwatch.GetTimestamp();
        var left = messages;
        await Task.WhenAll(Enumerable.Range(0, settings.AtOnce).Select(_ => Task.Run(async () =>
        {
            var customer = NewCustomer();
            while (Interlocked.Decrement(ref left) is >= 0 and var number)
            {
                var (at, noted) = await platform.ServeAsync(customer, follow: number % Followed == 0);
                handedOver.Enqueue(at);
                if (noted is { } seconds)
                {
                    recorded.Enqueue(seconds);
                }

                if (customer.Written == Script.ShortThread)
                {
                    customer = NewCustomer();
                }
            }
        })));
        var wall = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return new(wall, handedOver, recorded, [.. platform.Processor.Zip(before, (after, earlier) => after - earlier)]);
    }

    private Customer NewCustomer()
    {
        var number = Interlocked.Increment(ref _customers);
        return new(number, _orders[number % _orders.Length]);
    }

    private sealed record Run(double Wall, IReadOnlyCollection<double> HandedOver, IReadOnlyCollection<double> Recorded, double[] Processor)
    {
        public double Rate => HandedOver.Count / Wall;
    }
}
