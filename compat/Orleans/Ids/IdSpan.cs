using System.Text;

namespace Orleans.Runtime;

/// <summary>UTF-8 bytes with their hash: the two halves of a <see cref="GrainId"/>.</summary>
[GenerateSerializer, Immutable]
public readonly struct IdSpan : IEquatable<IdSpan>, IComparable<IdSpan>, ISpanFormattable
{
    private readonly byte[]? _value;
    private readonly int _hashCode;

    public IdSpan(byte[] value)
        : this(value, (int)StableHash.ComputeHash(value))
    {
    }

    private IdSpan(byte[]? value, int hashCode)
    {
        _value = value;
        _hashCode = hashCode;
    }

    public ReadOnlyMemory<byte> Value => _value;

    public bool IsDefault => _value is null || _value.Length == 0;

    public static IdSpan Create(string id) => new(Encoding.UTF8.GetBytes(id));

    public static IdSpan UnsafeCreate(byte[]? value, int hashCode) => new(value, hashCode);

    public static byte[]? UnsafeGetArray(IdSpan id) => id._value;

    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);

    public ReadOnlySpan<byte> AsSpan() => _value;

    public bool Equals(IdSpan obj) =>
        ReferenceEquals(_value, obj._value)
        || (_hashCode == obj._hashCode && _value is not null && obj._value is not null && _value.AsSpan().SequenceEqual(obj._value));

    public override bool Equals(object? obj) => obj is IdSpan other && Equals(other);

    public override int GetHashCode() => _hashCode;

    public uint GetUniformHashCode() => unchecked((uint)_hashCode);

    public int CompareTo(IdSpan other) => (_value, other._value) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        _ => _value.AsSpan().SequenceCompareTo(other._value),
    };

    public override string ToString() => _value is null ? string.Empty : Encoding.UTF8.GetString(_value);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    public bool TryFormat(Span<char> destination, out int charsWritten) =>
        Encoding.UTF8.TryGetChars(AsSpan(), destination, out charsWritten);

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        TryFormat(destination, out charsWritten);
}
