using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Configuration;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>What is the same for all activations of one grain class.</summary>
internal sealed class GrainClass
{
    private readonly Func<IGrainContext, object> _create;

    public GrainClass(Type type, GrainType grainType, GrainCollectionOptions collection)
    {
        Type = type;
        GrainType = grainType;
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute), inherit: true);
        MayInterleave = Predicate(type);
        MaxWorkers = (type.GetCustomAttribute<StatelessWorkerAttribute>()?.PlacementStrategy as StatelessWorkerPlacement)?.MaxLocal ?? 0;
        CollectionAge = Age(type, collection);
        OverridesOnActivate = Overrides(type, nameof(Grain.OnActivateAsync));
        OverridesOnDeactivate = Overrides(type, nameof(Grain.OnDeactivateAsync));
        _create = GrainConstructor.For(type);
    }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public bool IsReentrant { get; }

    public Func<object, IInvokable, bool>? MayInterleave { get; }

    /// <summary>Zero: not a stateless worker.</summary>
    public int MaxWorkers { get; }

    public TimeSpan CollectionAge { get; }

    /// <summary>False only where the base class's empty one would run: then no time-out has to be set up for it.</summary>
    public bool OverridesOnActivate { get; }

    public bool OverridesOnDeactivate { get; }

    public object Create(IGrainContext context) => _create(context);

    private static bool Overrides(Type type, string method) =>
        !typeof(Grain).IsAssignableFrom(type)
        || type.GetMethods().Any(candidate => candidate.Name == method && candidate.GetBaseDefinition().DeclaringType == typeof(Grain)
            && candidate.DeclaringType != typeof(Grain));

    private static TimeSpan Age(Type type, GrainCollectionOptions options)
    {
        if (type.IsDefined(typeof(KeepAliveAttribute), inherit: false))
        {
            return Timeout.InfiniteTimeSpan;
        }

        return options.ClassSpecificCollectionAge.TryGetValue(type.FullName!, out var age)
            ? age
            : type.GetCustomAttribute<CollectionAgeLimitAttribute>()?.AgeLimit ?? options.CollectionAge;
    }

    private static Func<object, IInvokable, bool>? Predicate(Type type)
    {
        if (type.GetCustomAttribute<MayInterleaveAttribute>() is not { } attribute)
        {
            return null;
        }

        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.FlattenHierarchy;
        var method = type.GetMethod(attribute.CallbackMethodName, Any, [typeof(IInvokable)])
            ?? throw new InvalidOperationException(
                $"Class {type.FullName} doesn't declare public static method with name {attribute.CallbackMethodName} specified in MayInterleaveAttribute");
        if (method.IsStatic)
        {
            var decide = method.CreateDelegate<Func<IInvokable, bool>>();
            return (_, request) => decide(request);
        }

        return (grain, request) => (bool)method.Invoke(grain, [request])!;
    }
}
