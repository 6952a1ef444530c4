using Platform.Benchmarks.Measure;
using Platform.Benchmarks.Workload;

namespace Platform.Benchmarks.Rows;

/// <summary>
/// What a message costs in a thread that has 10, 100 or 1,000. Old and young threads take turns in one database, in another order each round, say the
/// same words, and begin when nothing else is done, so that only their length differs. The rounds are added up: what is done every so many messages only,
/// a snapshot, belongs to the cost.
/// </summary>
internal sealed class GrowthRows(BenchmarkSettings settings, Report report, FlowRows flow)
{
    // A multiple of the three kinds of which long threads are made, so that every window has as many of each.
    private const int Window = 9;
    private const int Young = 6;

    // The message in the middle of the windows. Young threads are new in each round, theirs are messages 7 to 15; those around the 100th are new every so many rounds.
    private const int Hundredth = 100;
    private const int Thousandth = 1_000;
    private const int RoundsOfHundred = 15;

    /// <summary>The threads of a thousand messages, once measured.</summary>
    public Customer[] Old { get; private set; } = [];

    public async Task MeasureAsync(DemoShop shop)
    {
        var oldest = First(Thousandth, settings.GrowthRounds);
        Old = NewCustomers(ahead: 0);
        await WriteAsync(shop, Old, oldest);
        Customer[] middle = [];
        List<Usage> tenth = [], hundredth = [], thousandth = [];
        for (var round = 0; round < settings.GrowthRounds; round++)
        {
            var said = oldest + (Window * round);
            var young = NewCustomers(ahead: said - Young);
            await WriteAsync(shop, young, Young);
            if (round % RoundsOfHundred == 0)
            {
                var written = First(Hundredth, Math.Min(RoundsOfHundred, settings.GrowthRounds));
                middle = NewCustomers(ahead: said - written);
                await WriteAsync(shop, middle, written);
            }

            (List<Usage> Usages, Customer[] Customers)[] windows = [(tenth, young), (hundredth, middle), (thousandth, Old)];
            for (var turn = 0; turn < windows.Length; turn++)
            {
                var (usages, customers) = windows[(round + turn) % windows.Length];
                await QuietAsync();
                usages.Add(await Meter.MeasureAsync(() => WriteAsync(shop, customers, Window)));
            }
        }

        var (cpu, wall) = (tenth.Average(usage => usage.Cpu), tenth.Average(usage => usage.Wall));
        Add("10th", tenth);
        Add("100th", hundredth);
        Add("1,000th", thousandth);

        void Add(string which, List<Usage> usages) => report.Add(
            $"the {which} message of a thread ({settings.GrownThreads} threads at once): processor; wall",
            $"{Microseconds(usages.Average(usage => usage.Cpu))}; {Microseconds(usages.Average(usage => usage.Wall))}",
            $"{Report.Times(usages.Average(usage => usage.Cpu) / cpu)}; {Report.Times(usages.Average(usage => usage.Wall) / wall)}");
    }

    /// <summary>How many messages are before the first window of a length, whose windows lie around its message.</summary>
    private static int First(int length, int rounds) => length - 4 - (Window * (rounds / 2));

    private string Microseconds(double seconds) => Report.Microseconds(seconds / (settings.GrownThreads * Window));

    private Customer[] NewCustomers(int ahead) => [.. Enumerable.Range(0, settings.GrownThreads).Select(_ => flow.NewCustomer(ahead))];

    /// <summary>Waits, five seconds at the most, for what the messages before have left to do: jobs, marks, a collection.</summary>
    private static async Task QuietAsync()
    {
        var busy = double.MaxValue;
        for (var wait = 0; wait < 100 && busy > 0.005; wait++)
        {
            busy = (await Meter.MeasureAsync(() => Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System))).Cpu;
        }
    }

    private static Task WriteAsync(DemoShop shop, Customer[] customers, int messages) => Task.WhenAll(customers.Select(customer => Task.Run(async () =>
    {
        for (var message = 0; message < messages; message++)
        {
            await shop.ServeAsync(customer);
        }
    })));
}
