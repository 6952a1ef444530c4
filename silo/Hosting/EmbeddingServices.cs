using Microsoft.Extensions.AI;
using OpenAI.Embeddings;
using Platform.Knowledge.Vectors;
using Platform.Models;
using Platform.Silo.Adapters.Bedrock;
using Platform.Silo.Adapters.OpenAi;

namespace Platform.Silo.Hosting;

/// <summary>The embedding model, when there is one. Keys come from the environment, never from the settings.</summary>
internal static class EmbeddingServices
{
    /// <summary>The generator that the settings name; null for none.</summary>
    public static IEmbeddingGenerator<string, Embedding<float>>? Open(EmbeddingOptions options) => options.Provider switch
    {
        ModelProviders.Bedrock => new BedrockEmbeddingGenerator(ProviderClients.Bedrock(options.Endpoint, options.Region)),
        ModelProviders.OpenAi => OpenAi(options),
        _ => null,
    };

    private static OpenAiEmbeddingGenerator OpenAi(EmbeddingOptions options)
    {
        var (key, settings) = ProviderClients.OpenAi($"{EmbeddingOptions.Section}:{nameof(options.Provider)}", options.Endpoint, options.KeyVariable);
        return new(model => new EmbeddingClient(model, key, settings));
    }
}
