using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>
/// What references hold instead of a silo: the silo that there is at the moment. A test cluster's client keeps its references
/// over a restart of the silo.
/// </summary>
internal sealed class RuntimeLink
{
    private static readonly IOutgoingGrainCallFilter[] s_none = [];

    public RuntimeLink(TimeSpan responseTimeout)
    {
        ResponseTimeout = responseTimeout;
        References = new ReferenceFactory(this);
    }

    public SiloRuntime? Silo { get; set; }

    public TimeSpan ResponseTimeout { get; }

    public ReferenceFactory References { get; }

    public IOutgoingGrainCallFilter[] OutgoingFilters { get; set; } = s_none;

    public SiloRuntime Required => Silo ?? throw new ClientNotAvailableException("The client is not connected to a silo.");
}
