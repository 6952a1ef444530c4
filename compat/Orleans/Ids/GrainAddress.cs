namespace Orleans.Runtime;

/// <summary>Where a grain is active.</summary>
[GenerateSerializer, Immutable]
public sealed class GrainAddress : IEquatable<GrainAddress>
{
    public GrainId GrainId { get; init; }

    public ActivationId ActivationId { get; init; }

    public SiloAddress? SiloAddress { get; init; }

    public bool IsComplete => !GrainId.IsDefault && !ActivationId.IsDefault && SiloAddress is not null;

    public bool Equals(GrainAddress? other) =>
        other is not null && GrainId == other.GrainId && ActivationId == other.ActivationId && Equals(SiloAddress, other.SiloAddress);

    public override bool Equals(object? obj) => Equals(obj as GrainAddress);

    public override int GetHashCode() => HashCode.Combine(GrainId, ActivationId, SiloAddress);

    public override string ToString() => $"[GrainAddress GrainId {GrainId}, ActivationId {ActivationId}, SiloAddress {SiloAddress}]";
}
