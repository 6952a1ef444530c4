using System.Collections.Frozen;

namespace Platform.Jobs;

/// <summary>The registered handlers by kind.</summary>
public sealed class JobHandlers(IEnumerable<IJobHandler> handlers)
{
    private readonly FrozenDictionary<string, IJobHandler> _handlers = handlers.ToFrozenDictionary(handler => handler.Kind);

    /// <summary>The handler of a kind.</summary>
    /// <exception cref="InvalidOperationException">Nobody does it: a registration is missing.</exception>
    public IJobHandler For(string kind) =>
        _handlers.TryGetValue(kind, out var handler) ? handler : throw new InvalidOperationException($"no handler does jobs of the kind {kind}");
}
