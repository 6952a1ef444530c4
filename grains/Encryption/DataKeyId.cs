using System.Buffers.Binary;
using System.Globalization;
using Platform.Customers;

namespace Platform.Encryption;

/// <summary>Names a data key: whose it is, and which of theirs. Stands before every ciphertext.</summary>
/// <param name="Owner">The customer's id as a number; <see cref="Platform"/> for what belongs to nobody.</param>
/// <param name="Number">Random: a customer who writes again after an erasure gets another key.</param>
public readonly record struct DataKeyId(UInt128 Owner, ulong Number)
{
    /// <summary>The length of its stored form.</summary>
    public const int Size = 24;

    /// <summary>The owner of what belongs to no customer.</summary>
    public static UInt128 Platform => UInt128.Zero;

    /// <summary>The owner that a customer's id names.</summary>
    /// <param name="customerId"><see cref="CustomerIds.FromAddress"/>; anything else is nobody's.</param>
    public static UInt128 OwnerOf(string customerId) =>
        customerId.Length == 32 && UInt128.TryParse(customerId, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var owner) ? owner : Platform;

    /// <summary>The owner's id: of a customer <see cref="CustomerIds.FromAddress"/>.</summary>
    public string OwnerId => Owner.ToString("x32", CultureInfo.InvariantCulture);

    /// <summary>Reads the stored form.</summary>
    public static DataKeyId Read(ReadOnlySpan<byte> stored) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(stored), BinaryPrimitives.ReadUInt64BigEndian(stored[16..]));

    /// <summary>Writes the stored form.</summary>
    public void Write(Span<byte> stored)
    {
        BinaryPrimitives.WriteUInt128BigEndian(stored, Owner);
        BinaryPrimitives.WriteUInt64BigEndian(stored[16..], Number);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{OwnerId}/{Number:x16}");
}
