using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenAI.Embeddings;
using Platform.Knowledge.Vectors;
using Platform.Models;
using Platform.Silo.Adapters.Bedrock;
using Platform.Silo.Adapters.OpenAi;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Hosting;

/// <summary>The embedding model and its vectors, when there is a model. Keys come from the environment, never from the settings.</summary>
internal static class EmbeddingServices
{
    public static IServiceCollection AddEmbeddings(this IServiceCollection services)
    {
        services.AddOptions<EmbeddingOptions>().BindConfiguration(EmbeddingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EmbeddingOptions>>(new SelfValidation<EmbeddingOptions>(options => options.Validate()));
        services.AddSingleton<IVectorStore, SqliteVectorStore>();
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<EmbeddingOptions>>();
            return new EmbeddingModel(Open(options.Value), options, provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton<NearPassages>();
        return services.AddSingleton<PassageEmbedder>();
    }

    /// <summary>The generator that the settings name; null for none.</summary>
    private static IEmbeddingGenerator<string, Embedding<float>>? Open(EmbeddingOptions options) => options.Provider switch
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
