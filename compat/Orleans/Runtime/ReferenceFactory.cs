using System.Collections.Concurrent;
using Orleans.Proxies;

namespace Orleans.Runtime;

/// <summary>Makes references; keeps what interfaces share, never a key.</summary>
internal sealed class ReferenceFactory(RuntimeLink link)
{
    private readonly ConcurrentDictionary<Type, Maker> _byInterface = new();
    private readonly ConcurrentDictionary<(Type Interface, GrainType Class), Maker> _byClass = new();

    public GrainReference Create(Type interfaceType, IdSpan key, string? prefix = null)
    {
        if (!string.IsNullOrEmpty(prefix))
        {
            return Create(interfaceType, new GrainId(link.Required.Manifest.GrainTypeOf(interfaceType, prefix), key));
        }

        if (!_byInterface.TryGetValue(interfaceType, out var maker))
        {
            var made = Make(interfaceType, link.Required.Manifest.GrainTypeOf(interfaceType, prefix: null));
            maker = _byInterface.GetOrAdd(interfaceType, made);
        }

        return maker.Create(maker.Shared, key);
    }

    public GrainReference Create(Type interfaceType, GrainId id)
    {
        var maker = _byClass.TryGetValue((interfaceType, id.Type), out var known)
            ? known
            : _byClass.GetOrAdd((interfaceType, id.Type), static (pair, self) => self.Make(pair.Interface, pair.Class), this);
        return maker.Create(maker.Shared, id.Key);
    }

    public GrainReference ForActivation(GrainId id, GrainClass grainClass) =>
        new(new GrainReferenceShared(link, typeof(IAddressable), grainClass.GrainType), id.Key);

    private Maker Make(Type interfaceType, GrainType grainType) =>
        new(ProxyFactory.For(interfaceType), new GrainReferenceShared(link, interfaceType, grainType));

    private sealed record Maker(Func<GrainReferenceShared, IdSpan, GrainReference> Create, GrainReferenceShared Shared);
}
