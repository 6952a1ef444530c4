using System.Text;
using System.Text.Json.Serialization;

namespace Orleans.Runtime;

/// <summary>Who a grain is: the name of its class and its key, written <c>type/key</c>.</summary>
[GenerateSerializer, Immutable]
[JsonConverter(typeof(GrainIdJsonConverter))]
public readonly struct GrainId : IEquatable<GrainId>, IComparable<GrainId>, ISpanFormattable, ISpanParsable<GrainId>
{
    public GrainId(GrainType type, IdSpan key)
    {
        Type = type;
        Key = key;
    }

    public GrainType Type { get; }

    public IdSpan Key { get; }

    public bool IsDefault => Type.IsDefault && Key.IsDefault;

    public static GrainId Create(string type, string key) => Create(GrainType.Create(type), key);

    public static GrainId Create(GrainType type, string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return new GrainId(type, IdSpan.Create(key));
    }

    public static GrainId Create(GrainType type, IdSpan key) => new(type, key);

    public static GrainId Parse(string value) => Parse(value.AsSpan(), provider: null);

    public static GrainId Parse(string value, IFormatProvider? provider = null) => Parse(value.AsSpan(), provider);

    public static GrainId Parse(ReadOnlySpan<char> value, IFormatProvider? provider = null) =>
        TryParse(value, provider, out var result)
            ? result
            : throw new ArgumentException($"Unable to parse \"{value}\" as a grain id", nameof(value));

    public static bool TryParse(string? value, out GrainId result) => TryParse(value.AsSpan(), provider: null, out result);

    public static bool TryParse(string? value, IFormatProvider? provider, out GrainId result) =>
        TryParse(value.AsSpan(), provider, out result);

    public static bool TryParse(ReadOnlySpan<char> value, IFormatProvider? provider, out GrainId result)
    {
        var slash = value.IndexOf('/');
        if (slash < 0)
        {
            result = default;
            return false;
        }

        result = new GrainId(new GrainType(Utf8(value[..slash])), new IdSpan(Utf8(value[(slash + 1)..])));
        return true;
    }

    public static bool operator ==(GrainId left, GrainId right) => left.Equals(right);

    public static bool operator !=(GrainId left, GrainId right) => !left.Equals(right);

    public bool Equals(GrainId other) => Key.Equals(other.Key) && Type.Equals(other.Type);

    public override bool Equals(object? obj) => obj is GrainId other && Equals(other);

    public override int GetHashCode() => unchecked((Type.GetHashCode() * 397) ^ Key.GetHashCode());

    /// <summary>Stable over processes and builds: reminder tables store it.</summary>
    public uint GetUniformHashCode() => unchecked((Type.GetUniformHashCode() * 31) + Key.GetUniformHashCode());

    public int CompareTo(GrainId other) => Type.CompareTo(other.Type) is not 0 and var order ? order : Key.CompareTo(other.Key);

    public override string ToString() => $"{Type}/{Key}";

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        destination.TryWrite($"{Type}/{Key}", out charsWritten);

    private static byte[] Utf8(ReadOnlySpan<char> text)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }
}
