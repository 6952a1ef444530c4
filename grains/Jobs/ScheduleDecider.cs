namespace Platform.Jobs;

/// <summary>When a job that failed is tried again. Pure.</summary>
public static class ScheduleDecider
{
    /// <summary>The moment of the next attempt: the wait doubles with each failure, up to the limit.</summary>
    /// <param name="failures">The failures so far, at least 1.</param>
    /// <param name="options">First wait and limit.</param>
    /// <param name="now">When it failed.</param>
    public static DateTimeOffset NextTry(int failures, ScheduleOptions options, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        var ticks = Math.Min(options.RetryDelay.Ticks * Math.Pow(2, failures - 1), options.RetryLimit.Ticks);
        return now + TimeSpan.FromTicks((long)ticks);
    }
}
