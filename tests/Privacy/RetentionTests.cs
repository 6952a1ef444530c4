using Microsoft.Extensions.DependencyInjection;
using Platform.Privacy;
using Platform.Silo.Adapters.Sqlite;
using Platform.Silo.Hosting;
using Platform.Tests.EndToEnd;
using Platform.Tests.Storage;
using Platform.Tests.Support;

namespace Platform.Tests.Privacy;

/// <summary>Two years pass: what is older goes, what is active stays.</summary>
[Collection("processes")]
public sealed class RetentionTests
{
    [Fact]
    public async Task What_is_older_than_the_retention_is_removed_and_what_is_not_stays()
    {
        using var folder = new TempFolder();
        var clock = new ShiftedTime();
        await using var platform = await StartAsync(folder.Path, clock, "730");
        var old = await platform.PostAsync(TestMail.Create("old", "How long does shipping take, zqxbody?", "old@example.com"));
        await platform.PostAsync(CanaryMail.Unreadable());
        await platform.SettledAsync(old.Thread!);
        clock.Shift = TimeSpan.FromDays(700);
        var young = await platform.PostAsync(TestMail.Create("young", "How long does shipping take?", "young@example.com"));
        await platform.SettledAsync(young.Thread!);
        var retention = platform.Host.Services.GetRequiredService<Retention>();

        Assert.Equal(0, await retention.RunAsync());
        clock.Shift = TimeSpan.FromDays(731);

        // The thread, the quarantined mail, and both files in the outbox: files have the machine's own time.
        Assert.Equal(4, await retention.RunAsync());
        Assert.Equal(0, await retention.RunAsync());

        Assert.Equal(young.Thread, Assert.Single(await platform.ListThreadsAsync()).ThreadId);
        await platform.Host.Services.GetRequiredService<IScrubber>().ScrubAsync();
        Assert.Empty(await CanarySearch.FindAsync(folder.Path, platform, ["zqxbody", "zqxquarantined"]));
        var report = await new ThreadReplay(platform.Host.Services.GetRequiredService<SqliteDatabase>()).RunAsync();
        Assert.Equal(1, report.Threads);
        Assert.Empty(report.Differing);

        // The thread is gone for its awake grain too: the same mail begins anew.
        var again = await platform.PostAsync(TestMail.Create("old", "How long does shipping take, zqxbody?", "old@example.com"));
        Assert.Equal((old.Thread, false, 1), (again.Thread, again.Duplicate, again.Turn));
    }

    [Fact]
    public async Task Zero_days_keep_everything()
    {
        using var folder = new TempFolder();
        var clock = new ShiftedTime();
        await using var platform = await StartAsync(folder.Path, clock, "0");
        var receipt = await platform.PostAsync(TestMail.Create("old", "How long does shipping take?", "old@example.com"));
        await platform.SettledAsync(receipt.Thread!);
        clock.Shift = TimeSpan.FromDays(10_000);

        Assert.Equal(0, await platform.Host.Services.GetRequiredService<Retention>().RunAsync());

        Assert.Single(await platform.ListThreadsAsync());
    }

    private static Task<PlatformFixture> StartAsync(string folder, ShiftedTime clock, string days) => PlatformFixture.StartAsync(
        folder, new() { ["Platform:Privacy:RetentionDays"] = days }, builder => builder.Services.AddSingleton<TimeProvider>(clock));
}
