namespace Orleans.Runtime;

/// <summary>Where an activation goes. One process, one silo: accepted and without effect.</summary>
public abstract class PlacementStrategy;

public sealed class RandomPlacement : PlacementStrategy
{
    internal static RandomPlacement Singleton { get; } = new();
}

public sealed class HashBasedPlacement : PlacementStrategy
{
    internal static HashBasedPlacement Singleton { get; } = new();
}

public sealed class PreferLocalPlacement : PlacementStrategy
{
    internal static PreferLocalPlacement Singleton { get; } = new();
}

public sealed class ActivationCountBasedPlacement : PlacementStrategy
{
    internal static ActivationCountBasedPlacement Singleton { get; } = new();
}

public sealed class SiloRoleBasedPlacement : PlacementStrategy
{
    internal static SiloRoleBasedPlacement Singleton { get; } = new();
}

public sealed class ResourceOptimizedPlacement : PlacementStrategy
{
    internal static readonly ResourceOptimizedPlacement Singleton = new();
}

/// <summary>The only strategy that counts here: how many workers one key may have.</summary>
public sealed class StatelessWorkerPlacement : PlacementStrategy
{
    internal StatelessWorkerPlacement(int maxLocal, bool removeIdleWorkers = true)
    {
        MaxLocal = maxLocal > 0 ? maxLocal : Environment.ProcessorCount;
        RemoveIdleWorkers = removeIdleWorkers;
    }

    public int MaxLocal { get; }

    internal bool RemoveIdleWorkers { get; }
}
