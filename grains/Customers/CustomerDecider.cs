namespace Platform.Customers;

/// <summary>The rules of what is remembered of a customer. Pure.</summary>
public static class CustomerDecider
{
    /// <summary>How many threads are remembered.</summary>
    public const int ThreadLimit = 100;

    /// <summary>The profile after a thread was noted; the same instance when nothing is new.</summary>
    public static CustomerProfile Observe(CustomerProfile profile, string threadId, string language, DateTimeOffset now)
    {
        var known = profile.Threads.Contains(threadId);
        var spoken = language is "" or "und" ? profile.Language : language;
        if (known && spoken == profile.Language)
        {
            return profile;
        }

        var threads = known ? profile.Threads : profile.Threads.Add(threadId);
        return new(spoken, threads.Length > ThreadLimit ? threads.RemoveAt(0) : threads, profile.FirstSeenAt ?? now);
    }
}
