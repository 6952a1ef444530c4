using System.Globalization;
using System.Text.Json;

namespace Platform.Silo.Adapters.Ses;

/// <summary>Reads JSON that may be anything.</summary>
internal static class SesJson
{
    public static JsonElement? Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    public static string? Text(JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static string? Text(JsonElement? json, string name) => json is { } member ? Text(member, name) : null;

    public static IEnumerable<JsonElement> Items(JsonElement? json, string name) =>
        json is { } parent && Member(parent, name) is { ValueKind: JsonValueKind.Array } items ? [.. items.EnumerateArray()] : [];

    public static DateTimeOffset? Moment(JsonElement? json, string name) =>
        Text(json, name) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
}
