using Orleans.Runtime;

namespace Orleans;

/// <summary>Names a grain class; without it the name is the class name in lower case without "Grain".</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    private readonly GrainType _grainType = GrainType.Create(grainType);

    public GrainType GetGrainType(IServiceProvider services, Type type) => _grainType;

    internal GrainType Value => _grainType;
}

[AttributeUsage(AttributeTargets.Interface)]
public sealed class DefaultGrainTypeAttribute(string grainType) : Attribute
{
    internal GrainType Value { get; } = GrainType.Create(grainType);
}
