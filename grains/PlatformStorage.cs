namespace Platform;

/// <summary>The names of the grain storage providers.</summary>
public static class PlatformStorage
{
    /// <summary>Snapshots and the state of small grains.</summary>
    public const string Grains = "platform";
}
