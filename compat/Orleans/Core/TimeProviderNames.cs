namespace Orleans.Runtime;

/// <summary>Service keys of the clocks; each is the unkeyed <see cref="TimeProvider"/> unless registered.</summary>
public static class TimeProviderNames
{
    /// <summary>Grain timers and <c>DelayDeactivation</c>.</summary>
    public const string Grains = "Orleans.Grains";

    /// <summary>Response time-outs.</summary>
    public const string Messaging = "Orleans.Messaging";

    public const string SystemTimers = "Orleans.SystemTimers";

    public const string Membership = "Orleans.Membership";

    /// <summary>Idle collection.</summary>
    public const string ActivationManagement = "Orleans.ActivationManagement";

    public const string GrainDirectory = "Orleans.GrainDirectory";
}
