using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>Attribute values in short.</summary>
internal static class DynamoItem
{
    public static AttributeValue Text(string value) => new() { S = value };

    public static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    public static AttributeValue Bytes(ReadOnlyMemory<byte> value) => new() { B = new MemoryStream(value.ToArray()) };

    public static string Text(this Dictionary<string, AttributeValue> item, string name) => item[name].S;

    public static string? TextOrNull(this Dictionary<string, AttributeValue> item, string name) => item.TryGetValue(name, out var value) ? value.S : null;

    public static long Number(this Dictionary<string, AttributeValue> item, string name) => long.Parse(item[name].N, CultureInfo.InvariantCulture);

    /// <summary>A number as a part of a sort key: text sorts as the number does.</summary>
    public static string Sortable(long number) => number.ToString("D19", CultureInfo.InvariantCulture);
}
