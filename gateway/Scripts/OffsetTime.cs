using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Reminders;
using Orleans.Runtime;

namespace Platform.Gateway.Scripts;

/// <summary>The system's clock, moved: days pass at once, timers run as ever.</summary>
internal sealed class OffsetTime : TimeProvider
{
    private static readonly string[] OrleansClocks =
    [
        TimeProviderNames.Messaging, TimeProviderNames.SystemTimers, TimeProviderNames.Membership, TimeProviderNames.ActivationManagement,
        TimeProviderNames.GrainDirectory, ReminderTimeProviderNames.Reminders,
    ];

    private long _offset;

    /// <summary>Gives a platform this clock. Orleans itself keeps the machine's: parts of it compare a given clock with the system's.</summary>
    public void Use(IServiceCollection services)
    {
        foreach (var name in OrleansClocks)
        {
            services.AddKeyedSingleton(name, System);
        }

        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(this));
    }

    /// <summary>How far it is ahead of the system's.</summary>
    public TimeSpan Ahead => new(Volatile.Read(ref _offset));

    /// <summary>Moves the clock so that it is this moment now.</summary>
    public void Set(DateTimeOffset now) => Volatile.Write(ref _offset, (now.ToUniversalTime() - System.GetUtcNow()).Ticks);

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _offset, by.Ticks);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Volatile.Read(ref _offset));
}
