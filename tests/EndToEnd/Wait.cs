namespace Platform.Tests.EndToEnd;

/// <summary>Waits for what another process or the host's own pumps bring about; fails with what was waited for.</summary>
internal static class Wait
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until the condition holds.</summary>
    public static Task UntilAsync(string what, Func<bool> condition) => UntilAsync(what, () => Task.FromResult(condition()));

    /// <summary>Waits until the condition holds.</summary>
    public static async Task UntilAsync(string what, Func<Task<bool>> condition)
    {
        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        while (!await condition())
        {
            Assert.True(time.GetElapsedTime(started) < Limit, $"waited {Limit.TotalSeconds} s in vain for {what}");
            await Task.Delay(Interval, time);
        }
    }
}
