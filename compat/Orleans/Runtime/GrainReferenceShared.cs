namespace Orleans.Runtime;

/// <summary>What is the same for all references of one interface to one grain class.</summary>
internal sealed class GrainReferenceShared(RuntimeLink link, Type interfaceType, GrainType grainType)
{
    public RuntimeLink Link { get; } = link;

    public Type InterfaceType { get; } = interfaceType;

    public GrainInterfaceType Interface { get; } = GrainInterfaceType.Create(interfaceType.FullName ?? interfaceType.Name);

    public GrainType GrainType { get; } = grainType;
}
