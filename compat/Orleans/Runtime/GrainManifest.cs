using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>Which classes there are and which interface each implements.</summary>
internal sealed class GrainManifest(GrainCollectionOptions collection)
{
    private readonly ConcurrentDictionary<GrainType, GrainClass> _classes = new();
    private readonly Lock _lock = new();
    private volatile Index _index = Index.Build(GrainAssemblies.Classes());

    public GrainClass ClassOf(GrainType type) => _classes.TryGetValue(type, out var known) ? known : Load(type);

    /// <summary>The class behind an interface; an interface of a later loaded assembly is looked for once more.</summary>
    public GrainType GrainTypeOf(Type interfaceType, string? prefix)
    {
        if (Resolve(interfaceType, prefix) is { } found)
        {
            return found;
        }

        lock (_lock)
        {
            _index = Index.Build(GrainAssemblies.Classes(interfaceType.Assembly));
        }

        return Resolve(interfaceType, prefix) ?? throw new ArgumentException(
            $"Could not find an implementation for interface {interfaceType.FullName}", nameof(interfaceType));
    }

    private static GrainType NameOf(Type type)
    {
        if (type.GetCustomAttribute<GrainTypeAttribute>() is { } named)
        {
            return named.Value;
        }

        // MyThingGrain is "mything": the same as the original's, because stores keep it.
        var name = type.Name.ToLowerInvariant();
        return GrainType.Create(name.Length > 5 && name.EndsWith("grain", StringComparison.Ordinal) ? name[..^5] : name);
    }

    private GrainClass Load(GrainType type)
    {
        if (!_index.Types.TryGetValue(type, out var implementation))
        {
            throw new ArgumentException($"Could not find a grain class for grain type {type}");
        }

        return _classes.GetOrAdd(type, static (key, state) => new GrainClass(state.implementation, key, state.collection), (implementation, collection));
    }

    private GrainType? Resolve(Type interfaceType, string? prefix)
    {
        if (!_index.Implementations.TryGetValue(interfaceType, out var candidates))
        {
            return null;
        }

        if (!string.IsNullOrEmpty(prefix))
        {
            candidates = [.. candidates.Where(type => type.FullName!.StartsWith(prefix, StringComparison.Ordinal) || type.Name.StartsWith(prefix, StringComparison.Ordinal))];
        }

        if (candidates.Length == 1)
        {
            return NameOf(candidates[0]);
        }

        if (candidates.Length > 1 && interfaceType.GetCustomAttribute<DefaultGrainTypeAttribute>() is { } byDefault)
        {
            return byDefault.Value;
        }

        // By convention the class named like the interface is meant where several implement it.
        var conventional = candidates.FirstOrDefault(type => "I" + type.Name == interfaceType.Name);
        return conventional is not null
            ? NameOf(conventional)
            : candidates.Length == 0 ? null : throw new ArgumentException(
                $"Unable to identify a single appropriate grain type for interface {interfaceType.FullName}. Candidates: {string.Join(", ", candidates.Select(NameOf))}",
                nameof(interfaceType));
    }

    private sealed record Index(FrozenDictionary<GrainType, Type> Types, FrozenDictionary<Type, Type[]> Implementations)
    {
        public static Index Build(IReadOnlyList<Type> classes) => new(
            classes.GroupBy(NameOf).ToFrozenDictionary(group => group.Key, group => group.First()),
            classes.SelectMany(type => type.GetInterfaces().Where(IsGrainInterface).Select(face => (face, type)))
                .GroupBy(pair => pair.face, pair => pair.type)
                .ToFrozenDictionary(group => group.Key, group => group.ToArray()));

        private static bool IsGrainInterface(Type type) => typeof(IAddressable).IsAssignableFrom(type);
    }
}
