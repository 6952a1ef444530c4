using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Platform.Threads;

namespace Platform.Silo.Hosting;

/// <summary>
/// Tries a gateway's calls to threads again while a silo is being replaced, or after a stale activation was refused. They are idempotent: a message, a reply, a delivery each have an
/// id. Calls to other grains go to their caller, who knows whether they may be repeated.
/// </summary>
internal sealed class RetryFilter(IOptions<PlatformClusterOptions> options, TimeProvider time) : IOutgoingGrainCallFilter
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        var started = time.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await context.Invoke();
                return;
            }
            catch (Exception failure) when (IsPassing(failure) && IsIdempotent(context) && time.GetElapsedTime(started) < options.Value.RetryFor)
            {
                await Task.Delay(pause, time);
            }
        }
    }

    private static bool IsIdempotent(IOutgoingGrainCallContext context) => context.InterfaceMethod.DeclaringType == typeof(IThreadGrain);

    // The silo is gone, nobody knows where the grain is just now, or the activation was stale and has given way to one that reads the log.
    private static bool IsPassing(Exception failure) => failure is TimeoutException or OrleansException or ThreadVersionConflictException;
}
