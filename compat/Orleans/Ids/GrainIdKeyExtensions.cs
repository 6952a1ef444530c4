using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Orleans.Runtime;

/// <summary>How integer, GUID and compound keys are written: hexadecimal or 32 digits, then '+' and the extension.</summary>
public static class GrainIdKeyExtensions
{
    public static IdSpan CreateIntegerKey(long key) => IdSpan.Create(key.ToString("X", CultureInfo.InvariantCulture));

    public static IdSpan CreateIntegerKey(long key, string? keyExtension) =>
        string.IsNullOrWhiteSpace(keyExtension)
            ? CreateIntegerKey(key)
            : IdSpan.Create(key.ToString("X", CultureInfo.InvariantCulture) + "+" + keyExtension);

    public static IdSpan CreateGuidKey(Guid key) => IdSpan.Create(key.ToString("N"));

    public static IdSpan CreateGuidKey(Guid key, string? keyExtension) =>
        string.IsNullOrWhiteSpace(keyExtension) ? CreateGuidKey(key) : IdSpan.Create(key.ToString("N") + "+" + keyExtension);

    public static bool TryGetIntegerKey(this GrainId grainId, out long key, out string? keyExt)
    {
        var text = Split(grainId.Key.AsSpan(), grainId.Key.AsSpan().IndexOf((byte)'+'), out keyExt);
        return Utf8Parser.TryParse(text, out key, out var used, 'X') && used == text.Length;
    }

    public static long GetIntegerKey(this GrainId grainId, out string? keyExt) =>
        grainId.TryGetIntegerKey(out var key, out keyExt) ? key : throw Invalid(grainId, "an Integer");

    public static long GetIntegerKey(this GrainId grainId) => grainId.GetIntegerKey(out _);

    public static bool TryGetGuidKey(this GrainId grainId, out Guid key, out string? keyExt)
    {
        var text = Split(grainId.Key.AsSpan(), grainId.Key.AsSpan().IndexOf((byte)'+'), out keyExt);
        key = default;
        return text.Length == 32 && Utf8Parser.TryParse(text, out key, out var used, 'N') && used == 32;
    }

    public static Guid GetGuidKey(this GrainId grainId, out string? keyExt) =>
        grainId.TryGetGuidKey(out var key, out keyExt) ? key : throw Invalid(grainId, "a Guid");

    public static Guid GetGuidKey(this GrainId grainId) => grainId.GetGuidKey(out _);

    private static ReadOnlySpan<byte> Split(ReadOnlySpan<byte> key, int plus, out string? extension)
    {
        extension = plus < 0 ? null : Encoding.UTF8.GetString(key[(plus + 1)..]);
        return plus < 0 ? key : key[..plus];
    }

    private static ArgumentException Invalid(GrainId grainId, string kind) =>
        new($"Value \"{grainId}\" is not in the correct format for {kind} key.", nameof(grainId));
}
