using System.Buffers.Binary;
using Orleans.Runtime;

namespace Orleans;

/// <summary>Keys, ids and references of grains; works on references and on grain instances.</summary>
public static class GrainExtensions
{
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain)
    {
        var reference = Reference(grain);
        return (TGrainInterface)reference.Cast(typeof(TGrainInterface));
    }

    public static object AsReference(this IAddressable grain, Type interfaceType) => Reference(grain).Cast(interfaceType);

    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) => grain.AsReference<TGrainInterface>();

    public static object Cast(this IAddressable grain, Type interfaceType) => grain.AsReference(interfaceType);

    public static GrainId GetGrainId(this IAddressable grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return grain switch
        {
            GrainReference reference => reference.GrainId,
            IGrainBase { GrainContext: { } context } => context.GrainId,
            _ => throw NotAGrain(grain),
        };
    }

    public static bool IsPrimaryKeyBasedOnLong(this IAddressable grain) => grain.GetGrainId().TryGetIntegerKey(out _, out _);

    public static long GetPrimaryKeyLong(this IAddressable grain) => grain.GetPrimaryKeyLong(out _);

    public static long GetPrimaryKeyLong(this IAddressable grain, out string? keyExt) =>
        grain.GetGrainId() is var id && id.TryGetIntegerKey(out var key, out keyExt)
            ? key
            : throw new InvalidOperationException($"Unable to extract integer key from grain id {id}");

    public static Guid GetPrimaryKey(this IAddressable grain) => grain.GetPrimaryKey(out _);

    public static Guid GetPrimaryKey(this IAddressable grain, out string? keyExt)
    {
        var id = grain.GetGrainId();
        if (id.TryGetGuidKey(out var guid, out keyExt))
        {
            return guid;
        }

        if (!id.TryGetIntegerKey(out var number, out keyExt))
        {
            throw new InvalidOperationException($"Unable to extract GUID key from grain id {id}");
        }

        // An integer key as a GUID: its bytes, low one first, in the last eight places.
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], number);
        return new Guid(bytes);
    }

    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    private static GrainReference Reference(IAddressable grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return grain switch
        {
            GrainReference reference => reference,
            IGrainBase { GrainContext.GrainReference: { } reference } => reference,
            _ => throw NotAGrain(grain),
        };
    }

    private static ArgumentException NotAGrain(IAddressable grain) => new(
        $"{grain.GetType().FullName} is neither a grain reference nor a grain that the runtime created:"
        + $" derive from {nameof(Grain)} or implement {nameof(IGrainBase)}.",
        nameof(grain));
}
