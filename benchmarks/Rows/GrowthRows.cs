using Platform.Benchmarks.Measure;
using Platform.Benchmarks.Workload;

namespace Platform.Benchmarks.Rows;

/// <summary>What a message costs in a thread that has 10, 100 or 1,000. Old and young threads take turns in one database, so that only their length differs.</summary>
internal sealed class GrowthRows(BenchmarkSettings settings, Report report, FlowRows flow)
{
    // A multiple of the three kinds of which long threads are made, so that every window has as many of each.
    private const int Window = 9;
    private const int LongThread = 1_000;

    /// <summary>The threads of a thousand messages, once measured.</summary>
    public Customer[] Old { get; private set; } = [];

    public async Task MeasureAsync(DemoShop shop)
    {
        Old = NewCustomers();
        var middle = NewCustomers();
        var around = Window * (settings.GrowthRounds / 2);
        await WriteAsync(shop, Old, LongThread - 4 - around);
        await WriteAsync(shop, middle, 96 - around);
        List<Usage> tenth = [], hundredth = [], thousandth = [];
        for (var round = 0; round < settings.GrowthRounds; round++)
        {
            var young = NewCustomers();
            await WriteAsync(shop, young, 6);
            tenth.Add(await MeterAsync(shop, young));
            hundredth.Add(await MeterAsync(shop, middle));
            thousandth.Add(await MeterAsync(shop, Old));
        }

        var (cpu, wall) = (Cpu(tenth), Wall(tenth));
        Add("10th", tenth);
        Add("100th", hundredth);
        Add("1,000th", thousandth);

        void Add(string which, List<Usage> usages) => report.Add(
            $"the {which} message of a thread ({settings.GrownThreads} threads at once): processor; wall",
            $"{Report.Microseconds(Cpu(usages))}; {Report.Microseconds(Wall(usages))}",
            $"{Report.Times(Cpu(usages) / cpu)}; {Report.Times(Wall(usages) / wall)}");
    }

    private double Cpu(List<Usage> usages) => Statistics.Median(usages.Select(usage => usage.Cpu)) / (settings.GrownThreads * Window);

    private double Wall(List<Usage> usages) => Statistics.Median(usages.Select(usage => usage.Wall)) / (settings.GrownThreads * Window);

    private Customer[] NewCustomers() => [.. Enumerable.Range(0, settings.GrownThreads).Select(_ => flow.NewCustomer())];

    private static Task<Usage> MeterAsync(DemoShop shop, Customer[] customers) => Meter.MeasureAsync(() => WriteAsync(shop, customers, Window));

    private static Task WriteAsync(DemoShop shop, Customer[] customers, int messages) => Task.WhenAll(customers.Select(customer => Task.Run(async () =>
    {
        for (var message = 0; message < messages; message++)
        {
            await shop.ServeAsync(customer);
        }
    })));
}
