using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Platform.Silo.Adapters.Cassettes;

/// <summary>The name of a call: a hash of everything that the model is told, in one order and without anything that changes from run to run.</summary>
internal static class CassetteKey
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Plain))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(options?.ModelId);
            writer.WriteNumberValue(options?.MaxOutputTokens ?? 0);
            writer.WriteNumberValue(options?.Temperature ?? 0);
            foreach (var message in messages)
            {
                writer.WriteStringValue(message.Role.Value);
                writer.WriteStringValue(message.Text.ReplaceLineEndings("\n"));
            }

            foreach (var tool in (options?.Tools ?? []).OfType<AIFunctionDeclaration>())
            {
                writer.WriteStringValue(tool.Name);
                Write(writer, tool.JsonSchema);
            }

            writer.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()).AsSpan(0, 16));
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
