using System.ClientModel;
using System.ClientModel.Primitives;
using Amazon;
using Amazon.BedrockRuntime;
using Amazon.Runtime;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenAI;
using OpenAI.Chat;
using Platform.Models;
using Platform.Silo.Adapters.Bedrock;
using Platform.Silo.Adapters.Cassettes;
using Platform.Silo.Adapters.OpenAi;

namespace Platform.Silo.Hosting;

/// <summary>The models that help, when any do. Keys come from the environment, never from the settings.</summary>
internal static class ModelServices
{
    public static IServiceCollection AddModels(this IServiceCollection services)
    {
        services.AddOptions<ModelOptions>().BindConfiguration(ModelOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ModelOptions>>(new SelfValidation<ModelOptions>(options => options.Validate()));
        services.AddSingleton(provider => Open(provider.GetRequiredService<IOptions<ModelOptions>>().Value));
        services.AddSingleton<PromptLibrary>();
        services.AddSingleton<ModelCaller>();
        services.AddSingleton<TextGenerator>();
        return services.AddSingleton<TurnModels>();
    }

    private static ModelClient Open(ModelOptions options)
    {
        IChatClient? chat = options.Provider switch
        {
            ModelProviders.Bedrock => new BedrockChatClient(Bedrock(options)),
            ModelProviders.OpenAi => OpenAi(options),
            ModelProviders.Replay => new ReplayingChatClient(Cassette.Load(options.Cassettes)),
            _ => null,
        };
        return new(options.Provider, chat is not null && options.Record ? new RecordingChatClient(chat, options.Cassettes) : chat);
    }

    private static AmazonBedrockRuntimeClient Bedrock(ModelOptions options)
    {
        // One layer repeats, and it is not this one.
        var config = new AmazonBedrockRuntimeConfig { MaxErrorRetry = 0 };
        if (options.Endpoint.Length > 0)
        {
            config.ServiceURL = options.Endpoint;
            config.AuthenticationRegion = options.Region.Length > 0 ? options.Region : "us-east-1";
        }
        else if (options.Region.Length > 0)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region);
        }

        return new(config);
    }

    private static OpenAiChatClient OpenAi(ModelOptions options)
    {
        var key = Environment.GetEnvironmentVariable(options.KeyVariable);
        if (string.IsNullOrEmpty(key))
        {
            var isLocal = Uri.TryCreate(options.Endpoint, UriKind.Absolute, out var address) && address.IsLoopback;
            key = isLocal ? "none" : throw new InvalidOperationException($"{options.KeyVariable} is not set: {ModelOptions.Section}:{nameof(options.Provider)} is openai, whose key comes from this environment variable.");
        }

        var settings = new OpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(maxRetries: 0) };
        if (options.Endpoint.Length > 0)
        {
            settings.Endpoint = new(options.Endpoint);
        }

        return new(model => new ChatClient(model, new ApiKeyCredential(key), settings));
    }
}
