using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Reminders;
using Orleans.Runtime;
using Platform.Tests.EndToEnd;
using Platform.Tests.Support;

namespace Platform.Tests.Notifications;

/// <summary>One platform for the tests of notifications, with a clock that they move and everything that it logs.</summary>
public sealed class NotificationPlatform : IAsyncLifetime
{
    private PlatformFixture? _platform;

    internal ManualTime Time { get; } = new(new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));

    internal LogLines Log { get; } = new();

    internal PlatformFixture Platform => _platform ?? throw new InvalidOperationException("not started");

    public async Task InitializeAsync() => _platform = await PlatformFixture.StartAsync(configure: builder =>
    {
        // Orleans keeps the real time: its own time-outs are no part of what is tested.
        foreach (var name in (string[])[
            TimeProviderNames.Messaging, TimeProviderNames.SystemTimers, TimeProviderNames.Membership, TimeProviderNames.ActivationManagement,
            TimeProviderNames.GrainDirectory, ReminderTimeProviderNames.Reminders])
        {
            builder.Services.AddKeyedSingleton(name, TimeProvider.System);
        }

        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Logging.AddProvider(Log).SetMinimumLevel(LogLevel.Debug);
    });

    public async Task DisposeAsync() => await Platform.DisposeAsync();
}
