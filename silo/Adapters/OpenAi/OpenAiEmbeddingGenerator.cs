using System.ClientModel;
using System.ClientModel.Primitives;
using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Embeddings;
using Platform.Models;
using Platform.Silo.Adapters.Embeddings;

namespace Platform.Silo.Adapters.OpenAi;

/// <summary>
/// Embeddings by an OpenAI-compatible <c>/v1/embeddings</c>. Makes one call, never a second. By the package's protocol method: its
/// other one asks for base64 only, which servers that are merely compatible may answer with numbers, and then it fails.
/// </summary>
internal sealed class OpenAiEmbeddingGenerator(Func<string, EmbeddingClient> open) : IEmbeddingGenerator<string, Embedding<float>>
{
    private static readonly EmbeddingGeneratorMetadata Metadata = new("openai");
    private readonly ConcurrentDictionary<string, EmbeddingClient> _models = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, Microsoft.Extensions.AI.EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var model = options?.ModelId ?? throw new ArgumentException("the options name no model", nameof(options));
        var texts = values.ToList();
        try
        {
            using var body = BinaryContent.Create(Request(model, texts, options.Dimensions));
            var result = await _models.GetOrAdd(model, open).GenerateEmbeddingsAsync(body, new RequestOptions { CancellationToken = cancellationToken });
            using var json = JsonDocument.Parse(result.GetRawResponse().Content);
            return Read(json.RootElement, model, texts.Count);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or ModelException))
        {
            throw OpenAiFailures.Explain(failure);
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? Metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        // The package's clients share one pipeline and need no end.
    }

    private static BinaryData Request(string model, List<string> texts, int? dimensions)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("model", model);
            json.WriteStartArray("input");
            texts.ForEach(json.WriteStringValue);
            json.WriteEndArray();
            json.WriteString("encoding_format", "float");
            if (dimensions is { } length)
            {
                json.WriteNumber("dimensions", length);
            }

            json.WriteEndObject();
        }

        return new(body.ToArray());
    }

    private static GeneratedEmbeddings<Embedding<float>> Read(JsonElement answer, string model, int texts)
    {
        // The places of the texts are told; nobody promises that they come in their order.
        var vectors = answer.GetProperty("data").EnumerateArray()
            .OrderBy(entry => entry.GetProperty("index").GetInt32())
            .Select(entry => EmbeddingVectors.Read(entry.GetProperty("embedding"))).ToList();
        EmbeddingVectors.Check(vectors, texts);
        var tokens = answer.TryGetProperty("usage", out var usage) && usage.TryGetProperty("prompt_tokens", out var used) ? used.GetInt32() : (int?)null;
        return new(vectors.Select(vector => new Embedding<float>(vector) { ModelId = model }))
        {
            Usage = tokens is null ? null : new() { InputTokenCount = tokens, TotalTokenCount = tokens },
        };
    }
}
