using System.Text.Json;
using Amazon.Runtime.Documents;

namespace Amazon.BedrockRuntime.Wire;

/// <summary>AWSSDK.Core's schemaless value, as JSON.</summary>
internal static class DocumentJson
{
    public static void Write(Utf8JsonWriter writer, Document value)
    {
        switch (value.Type)
        {
            case DocumentType.Dictionary:
                writer.WriteStartObject();
                foreach (var (name, member) in value.AsDictionary())
                {
                    writer.WritePropertyName(name);
                    Write(writer, member);
                }

                writer.WriteEndObject();
                break;
            case DocumentType.List:
                writer.WriteStartArray();
                value.AsList().ForEach(item => Write(writer, item));
                writer.WriteEndArray();
                break;
            case DocumentType.String:
                writer.WriteStringValue(value.AsString());
                break;
            case DocumentType.Bool:
                writer.WriteBooleanValue(value.AsBool());
                break;
            case DocumentType.Int:
                writer.WriteNumberValue(value.AsInt());
                break;
            case DocumentType.Long:
                writer.WriteNumberValue(value.AsLong());
                break;
            case DocumentType.Double:
                writer.WriteNumberValue(value.AsDouble());
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    public static Document Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new(value.EnumerateObject().ToDictionary(member => member.Name, member => Read(member.Value))),
        JsonValueKind.Array => new(value.EnumerateArray().Select(Read).ToList()),
        JsonValueKind.String => new(value.GetString()),
        JsonValueKind.True => new(true),
        JsonValueKind.False => new(false),
        JsonValueKind.Number when value.TryGetInt32(out var small) => new(small),
        JsonValueKind.Number when value.TryGetInt64(out var large) => new(large),
        JsonValueKind.Number => new(value.GetDouble()),
        _ => default,
    };
}
