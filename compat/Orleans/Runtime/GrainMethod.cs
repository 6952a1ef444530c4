using System.Reflection;
using Orleans.Concurrency;

namespace Orleans.Runtime;

/// <summary>What is the same for all calls of one interface method.</summary>
internal sealed class GrainMethod
{
    public GrainMethod(Type interfaceType, MethodInfo method)
    {
        InterfaceType = interfaceType;
        InterfaceName = interfaceType.FullName ?? interfaceType.Name;
        Interface = GrainInterfaceType.Create(InterfaceName);
        Method = method;
        Name = method.Name;
        IsReadOnly = method.IsDefined(typeof(ReadOnlyAttribute));
        AlwaysInterleave = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        OneWay = method.IsDefined(typeof(OneWayAttribute));
        ResponseTimeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
        Parameters = method.GetParameters();
    }

    public Type InterfaceType { get; }

    public string InterfaceName { get; }

    public GrainInterfaceType Interface { get; }

    public MethodInfo Method { get; }

    public string Name { get; }

    public bool IsReadOnly { get; }

    public bool AlwaysInterleave { get; }

    public bool OneWay { get; }

    public TimeSpan? ResponseTimeout { get; }

    public ParameterInfo[] Parameters { get; }

    /// <summary>The fields of the generated request that hold the arguments; only filters read them.</summary>
    public FieldInfo[] Arguments { get; set; } = [];

    public override string ToString() => $"{InterfaceName}.{Name}";
}
