using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Platform.Tests.Contracts.Orleans;

[Collection(ContractCollection.Name)]
public sealed class ReminderContractTests(ContractCluster cluster)
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    private readonly string _key = ContractCluster.Key();

    private IReminderGrain Grain => cluster.Grains.GetGrain<IReminderGrain>(_key);

    private string[] Ticks => [.. Signals.Notes(_key).Where(note => note != "activated")];

    [Fact]
    public async Task Ticks_come_at_start_plus_whole_periods_until_the_reminder_is_removed()
    {
        await Grain.Register("pulse", s_short, s_short);
        await Signals.Until(() => Ticks.Length >= 3, "three ticks");
        Assert.Equal(["pulse 200 0", "pulse 200 1", "pulse 200 2"], Ticks[..3]);
        await Grain.Unregister("pulse");
        Assert.Null(await Grain.Find("pulse"));
        await Signals.Pause(100);
        var stopped = Ticks.Length;
        await Signals.Pause(500);
        Assert.Equal(stopped, Ticks.Length);
    }

    [Fact]
    public async Task Reminders_are_found_by_name_and_replaced_by_name()
    {
        await Grain.Register("b", s_hour, s_hour);
        await Grain.Register("a", s_hour, s_hour);
        Assert.Equal(["a", "b"], await Grain.All());
        Assert.Equal("a", await Grain.Find("a"));
        Assert.Null(await Grain.Find("c"));
        await Grain.Register("a", s_short, s_hour);
        await Signals.Until(() => Ticks.Length == 1, "the earlier tick");
        Assert.Equal(["a", "b"], await Grain.All());
    }

    [Fact]
    public async Task A_tick_wakes_a_grain_that_is_not_active()
    {
        await Grain.Register("wake", TimeSpan.FromMilliseconds(700), s_hour);
        await cluster.Cluster.DeactivateAsync(Grain);
        await Signals.Until(() => Ticks.Length == 1, "the tick");
        Assert.Equal(["activated", "activated", "wake 3600000 0"], Signals.Notes(_key));
    }

    [Fact]
    public async Task Too_short_periods_and_grains_that_cannot_be_reminded_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Grain.Register("fast", s_short, TimeSpan.FromMilliseconds(50)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Grain.Register("past", -s_short, s_hour));
        await Assert.ThrowsAsync<InvalidOperationException>(() => cluster.Grains.GetGrain<IForgetfulGrain>(_key).Register());
    }

    [Fact]
    public async Task Stored_reminders_go_on_after_a_restart_and_missed_ticks_are_not_made_up_for()
    {
        var table = new LastingReminderTable();
        await using var lasting = ContractCluster.Build((_, silo) =>
        {
            silo.AddReminders();
            silo.Services.AddSingleton<IReminderTable>(table);
            silo.Services.Configure<ReminderOptions>(options => options.MinimumReminderPeriod = TimeSpan.FromMilliseconds(100));
        });

        // Ten ticks were missed while nothing ran; the eleventh is due in three seconds.
        await table.UpsertRow(new ReminderEntry
        {
            GrainId = Grain.GetGrainId(),
            ReminderName = "old",
            StartAt = TimeProvider.System.GetUtcNow().UtcDateTime - (10 * s_hour) + TimeSpan.FromSeconds(3),
            Period = s_hour,
        });
        await lasting.DeployAsync();
        Assert.True(table.IsStarted);
        await Signals.Until(() => Ticks.Length > 0, "the next tick");
        await Signals.Pause(300);
        Assert.Equal(["old 3600000 10"], Ticks);

        // Registered through a grain, ticked by the next silo.
        var other = ContractCluster.Key();
        await lasting.Client.GetGrain<IReminderGrain>(other).Register("later", TimeSpan.FromSeconds(4), s_hour);
        await lasting.RestartSiloAsync(lasting.Silos[0]);
        await Signals.Until(() => Signals.Notes(other).Contains("later 3600000 0", StringComparer.Ordinal), "the tick after the restart");
    }
}
