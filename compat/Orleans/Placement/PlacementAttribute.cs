using Orleans.Runtime;

namespace Orleans.Placement;

[AttributeUsage(AttributeTargets.Class)]
public abstract class PlacementAttribute : Attribute
{
    protected PlacementAttribute(PlacementStrategy placement)
    {
        ArgumentNullException.ThrowIfNull(placement);
        PlacementStrategy = placement;
    }

    public PlacementStrategy PlacementStrategy { get; }
}

[AttributeUsage(AttributeTargets.Class)]
public sealed class RandomPlacementAttribute() : PlacementAttribute(RandomPlacement.Singleton);

[AttributeUsage(AttributeTargets.Class)]
public sealed class HashBasedPlacementAttribute() : PlacementAttribute(HashBasedPlacement.Singleton);

[AttributeUsage(AttributeTargets.Class)]
public sealed class PreferLocalPlacementAttribute() : PlacementAttribute(PreferLocalPlacement.Singleton);

[AttributeUsage(AttributeTargets.Class)]
public sealed class ActivationCountBasedPlacementAttribute() : PlacementAttribute(ActivationCountBasedPlacement.Singleton);

[AttributeUsage(AttributeTargets.Class)]
public sealed class SiloRoleBasedPlacementAttribute() : PlacementAttribute(SiloRoleBasedPlacement.Singleton);

[AttributeUsage(AttributeTargets.Class)]
public sealed class ResourceOptimizedPlacementAttribute() : PlacementAttribute(ResourceOptimizedPlacement.Singleton);
