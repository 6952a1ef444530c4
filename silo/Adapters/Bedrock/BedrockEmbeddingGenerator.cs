using Amazon.BedrockRuntime;
using Microsoft.Extensions.AI;
using Platform.Knowledge.Vectors;
using Platform.Models;
using Platform.Silo.Adapters.Embeddings;

namespace Platform.Silo.Adapters.Bedrock;

/// <summary>Embeddings by Bedrock's InvokeModel, for the families of <see cref="EmbeddingFamily"/>. Makes no call twice.</summary>
internal sealed class BedrockEmbeddingGenerator(IAmazonBedrockRuntime bedrock) : IEmbeddingGenerator<string, Embedding<float>>
{
    private static readonly EmbeddingGeneratorMetadata Metadata = new("aws.bedrock");

    /// <inheritdoc/>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var model = options?.ModelId ?? throw new ArgumentException("the options name no model", nameof(options));
        var texts = values.ToList();
        try
        {
            return EmbeddingFamilies.Of(model) switch
            {
                EmbeddingFamily.Titan => await TitanAsync(model, texts, options.Dimensions, cancellationToken),
                EmbeddingFamily.Cohere => await CohereAsync(model, texts, EmbeddingPurpose.IsQuestion(options), cancellationToken),
                _ => throw new ArgumentException($"{model} is of no family that is known", nameof(options)),
            };
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or ModelException or ArgumentException))
        {
            throw BedrockFailures.Explain(failure);
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? Metadata
        : serviceType.IsInstanceOfType(this) ? this
        : serviceType.IsInstanceOfType(bedrock) ? bedrock
        : null;

    /// <inheritdoc/>
    public void Dispose() => bedrock.Dispose();

    private async Task<GeneratedEmbeddings<Embedding<float>>> TitanAsync(string model, List<string> texts, int? dimensions, CancellationToken cancellationToken)
    {
        var vectors = new List<float[]>(texts.Count);
        var tokens = 0;
        foreach (var text in texts)
        {
            using var answer = await InvokeAsync(model, TitanEmbeddings.Request(text, dimensions), cancellationToken);
            var (vector, used) = TitanEmbeddings.Answer(answer);
            vectors.Add(vector);
            tokens += used;
        }

        return Generated(model, texts, vectors, tokens);
    }

    private async Task<GeneratedEmbeddings<Embedding<float>>> CohereAsync(string model, List<string> texts, bool isQuestion, CancellationToken cancellationToken)
    {
        var vectors = new List<float[]>(texts.Count);
        foreach (var some in texts.Chunk(CohereEmbeddings.MostTexts))
        {
            using var answer = await InvokeAsync(model, CohereEmbeddings.Request(some, isQuestion), cancellationToken);
            vectors.AddRange(CohereEmbeddings.Answer(answer));
        }

        return Generated(model, texts, vectors, tokens: null);
    }

    private static GeneratedEmbeddings<Embedding<float>> Generated(string model, List<string> texts, List<float[]> vectors, int? tokens)
    {
        EmbeddingVectors.Check(vectors, texts.Count);
        return new(vectors.Select(vector => new Embedding<float>(vector) { ModelId = model }))
        {
            Usage = tokens is null ? null : new() { InputTokenCount = tokens, TotalTokenCount = tokens },
        };
    }

    private async Task<MemoryStream> InvokeAsync(string model, byte[] request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream(request);
        var response = await bedrock.InvokeModelAsync(new() { ModelId = model, ContentType = "application/json", Accept = "application/json", Body = body }, cancellationToken);
        return response.Body;
    }
}
