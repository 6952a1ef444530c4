using System.Text.Json;
using Platform.Silo.Adapters.Embeddings;

namespace Platform.Silo.Adapters.Bedrock;

/// <summary>Bodies of Cohere Embed v3, several texts a call: https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-embed-v3.html.</summary>
internal static class CohereEmbeddings
{
    /// <summary>The most texts of a call.</summary>
    public const int MostTexts = 96;

    /// <summary>The most characters of a text; what is longer loses its end.</summary>
    public const int MostCharacters = 2048;

    public static byte[] Request(IEnumerable<string> texts, bool isQuestion)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteStartArray("texts");
            foreach (var text in texts)
            {
                json.WriteStringValue(EmbeddingVectors.Cut(text, MostCharacters));
            }

            json.WriteEndArray();
            json.WriteString("input_type", isQuestion ? "search_query" : "search_document");
            json.WriteString("truncate", "END");
            json.WriteEndObject();
        }

        return body.ToArray();
    }

    public static float[][] Answer(Stream body)
    {
        using var json = JsonDocument.Parse(body);
        return [.. json.RootElement.GetProperty("embeddings").EnumerateArray().Select(EmbeddingVectors.Read)];
    }
}
