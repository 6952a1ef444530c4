using System.Globalization;
using System.Net;

namespace Orleans.Runtime;

/// <summary>Which silo. Nothing listens there: a stand-in silo has a name, not a socket.</summary>
[Immutable]
public sealed class SiloAddress : IEquatable<SiloAddress>, IComparable<SiloAddress>
{
    private static int s_generation;

    private SiloAddress(IPEndPoint endpoint, int generation)
    {
        Endpoint = endpoint;
        Generation = generation;
    }

    public static SiloAddress Zero { get; } = New(new IPAddress(0), 0, 0);

    public IPEndPoint Endpoint { get; }

    public int Generation { get; }

    public static SiloAddress New(IPEndPoint ep, int gen) => new(ep, gen);

    public static SiloAddress New(IPAddress address, int port, int generation) => new(new IPEndPoint(address, port), generation);

    public static int AllocateNewGeneration() => Interlocked.Increment(ref s_generation);

    public static SiloAddress FromParsableString(string addr)
    {
        var at = addr.LastIndexOf('@');
        return at > 0 && IPEndPoint.TryParse(addr.AsSpan(0, at), out var endpoint)
            && int.TryParse(addr.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var generation)
            ? new SiloAddress(endpoint, generation)
            : throw new FormatException("Invalid string SiloAddress: " + addr);
    }

    public string ToParsableString() => string.Create(CultureInfo.InvariantCulture, $"{Endpoint}@{Generation}");

    public bool Equals(SiloAddress? other) => other is not null && Generation == other.Generation && Endpoint.Equals(other.Endpoint);

    public override bool Equals(object? obj) => Equals(obj as SiloAddress);

    public override int GetHashCode() => HashCode.Combine(Endpoint, Generation);

    public int CompareTo(SiloAddress? other) =>
        other is null ? 1 : string.CompareOrdinal(ToParsableString(), other.ToParsableString());

    public override string ToString() => "S" + ToParsableString();
}
