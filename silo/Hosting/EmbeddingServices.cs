using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenAI.Embeddings;
using Platform.Knowledge.Vectors;
using Platform.Models;
using Platform.Silo.Adapters.Bedrock;
using Platform.Silo.Adapters.OpenAi;
using Platform.Silo.Adapters.OpenSearch;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Hosting;

/// <summary>The embedding model and its vectors, when there is a model. Keys come from the environment, never from the settings.</summary>
internal static class EmbeddingServices
{
    public static IServiceCollection AddEmbeddings(this IServiceCollection services)
    {
        services.AddOptions<EmbeddingOptions>().BindConfiguration(EmbeddingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EmbeddingOptions>>(new SelfValidation<EmbeddingOptions>(options => options.Validate()));
        services.AddOptions<OpenSearchOptions>().BindConfiguration(OpenSearchOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OpenSearchOptions>, OpenSearchValidation>();
        services.AddSingleton<IVectorStore>(provider => UsesOpenSearch(provider.GetRequiredService<IOptions<EmbeddingOptions>>().Value)
            ? new OpenSearchVectorStore(provider.GetRequiredService<IOptions<OpenSearchOptions>>().Value, provider.GetRequiredService<TimeProvider>())
            : new SqliteVectorStore(provider.GetRequiredService<SqliteDatabase>()));
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<EmbeddingOptions>>();
            return new EmbeddingModel(Open(options.Value), options, provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton<NearPassages>();
        return services.AddSingleton<PassageEmbedder>();
    }

    private static bool UsesOpenSearch(EmbeddingOptions options) => options is { IsOn: true, Store: VectorStores.OpenSearch };

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

    /// <summary>An address is needed only where vectors are kept there.</summary>
    private sealed class OpenSearchValidation(IOptions<EmbeddingOptions> embeddings) : IValidateOptions<OpenSearchOptions>
    {
        public ValidateOptionsResult Validate(string? name, OpenSearchOptions options)
        {
            if (!UsesOpenSearch(embeddings.Value))
            {
                return ValidateOptionsResult.Skip;
            }

            try
            {
                options.Validate();
                return ValidateOptionsResult.Success;
            }
            catch (InvalidOperationException problem)
            {
                return ValidateOptionsResult.Fail(problem.Message);
            }
        }
    }
}
