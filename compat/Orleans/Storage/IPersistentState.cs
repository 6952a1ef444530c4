using Orleans.Core;

namespace Orleans.Runtime;

/// <summary>One named state of a grain, read before OnActivateAsync; ask for it with <see cref="PersistentStateAttribute"/>.</summary>
public interface IPersistentState<TState> : IStorage<TState>;

public interface IPersistentStateConfiguration
{
    string StateName { get; }

    string? StorageName { get; }
}

public interface IPersistentStateFactory
{
    IPersistentState<TState> Create<TState>(IGrainContext context, IPersistentStateConfiguration config);
}

public interface IFacetMetadata;

[AttributeUsage(AttributeTargets.Parameter)]
public class PersistentStateAttribute : Attribute, IFacetMetadata, IPersistentStateConfiguration
{
    public PersistentStateAttribute(string stateName, string? storageName = null)
    {
        ArgumentNullException.ThrowIfNull(stateName);
        StateName = stateName;
        StorageName = storageName;
    }

    public string StateName { get; }

    public string? StorageName { get; }
}
