using System.Buffers.Binary;

namespace Orleans.Runtime;

/// <summary>One life of one grain in memory.</summary>
[GenerateSerializer, Immutable]
public readonly struct ActivationId : IEquatable<ActivationId>
{
    private static long s_last;

    internal readonly Guid Key;

    public ActivationId(Guid key) => Key = key;

    public bool IsDefault => Key == default;

    /// <summary>A counter: unique in this process, which is all there is.</summary>
    public static ActivationId NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Interlocked.Increment(ref s_last));
        return new ActivationId(new Guid(bytes, bigEndian: true));
    }

    public static bool operator ==(ActivationId left, ActivationId right) => left.Equals(right);

    public static bool operator !=(ActivationId left, ActivationId right) => !left.Equals(right);

    public bool Equals(ActivationId other) => Key == other.Key;

    public override bool Equals(object? obj) => obj is ActivationId other && Equals(other);

    public override int GetHashCode() => Key.GetHashCode();

    public override string ToString() => $"@{Key:N}";
}
