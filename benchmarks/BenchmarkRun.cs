using Platform.Benchmarks.Measure;
using Platform.Benchmarks.Rows;
using Platform.Benchmarks.Workload;

namespace Platform.Benchmarks;

/// <summary>All rows, one after the other, on one data folder that is removed at the end.</summary>
internal sealed class BenchmarkRun(BenchmarkSettings settings)
{
    private readonly Report _report = new();

    public async Task RunAsync()
    {
        using var folder = new MeasuredFolder(settings.Data);
        var machine = Machine.Describe(folder.Path).ToList();
        machine.Add($"- a write of 4 KB with fsync on that disk takes {Report.Milliseconds(Machine.Sync(folder.Path))}");
        await RunAsync(folder.Path);
        _report.Print(machine);
    }

    private async Task RunAsync(string folder)
    {
        var flow = new FlowRows(settings, _report, ShopOrder.ReadAll(DemoShop.Samples("shop")));
        await using (var shop = await DemoShop.OpenAsync(folder))
        {
            await FlowAsync(shop, flow);
        }

        if (settings.Wants("flow"))
        {
            ReportDisk(folder, flow);
            await using var shop = await DemoShop.OpenAsync(folder);
            await new RestRows(_report).MeasureMemoryAsync(shop, flow.Served);
        }

        if (settings.Wants("growth"))
        {
            var growth = new GrowthRows(settings, _report, flow);
            await using (var shop = await DemoShop.OpenAsync(folder))
            {
                await growth.MeasureAsync(shop);
            }

            await using (var shop = await DemoShop.OpenAsync(folder))
            {
                await new RestRows(_report).MeasureWakingAsync(shop, growth.Old);
            }
        }
    }

    private async Task FlowAsync(DemoShop shop, FlowRows flow)
    {
        await flow.WarmAsync(shop);
        if (settings.Wants("flow"))
        {
            await flow.MeasureAsync(shop);
        }

        if (settings.Wants("parts"))
        {
            var customer = flow.NewCustomer();
            for (var message = 0; message < Script.ShortThread; message++)
            {
                await shop.ServeAsync(customer);
            }

            new PartRows(settings, _report).Measure(shop, customer.LastReply!);
        }
    }

    private void ReportDisk(string folder, FlowRows flow)
    {
        // The knowledge base and the demo shop are in the file too, but are small beside thousands of threads.
        var bytes = (double)new FileInfo(Path.Combine(folder, "platform.db")).Length;
        _report.Add("on disk, a message with its reply: mail, events, indexes, delivery", Report.Kilobytes(bytes / flow.Messages), "database");
        _report.Add($"on disk, a thread of {Script.ShortThread} messages at rest", Report.Kilobytes(bytes / flow.Messages * Script.ShortThread), "0 bytes of memory");
    }
}
