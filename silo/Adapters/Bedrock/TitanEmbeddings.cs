using System.Text.Json;
using Platform.Silo.Adapters.Embeddings;

namespace Platform.Silo.Adapters.Bedrock;

/// <summary>Bodies of Amazon Titan Text Embeddings V2, one text a call: https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-embed-text.html.</summary>
internal static class TitanEmbeddings
{
    public static byte[] Request(string text, int? dimensions)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("inputText", text);
            if (dimensions is { } length)
            {
                json.WriteNumber("dimensions", length);
            }

            json.WriteBoolean("normalize", true);
            json.WriteEndObject();
        }

        return body.ToArray();
    }

    public static (float[] Vector, int Tokens) Answer(Stream body)
    {
        using var json = JsonDocument.Parse(body);
        return (EmbeddingVectors.Read(json.RootElement.GetProperty("embedding")), json.RootElement.GetProperty("inputTextTokenCount").GetInt32());
    }
}
