using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
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
            ModelProviders.Bedrock => new BedrockChatClient(ProviderClients.Bedrock(options.Endpoint, options.Region)),
            ModelProviders.OpenAi => OpenAi(options),
            ModelProviders.Replay => new ReplayingChatClient(Cassette.Load(options.Cassettes)),
            _ => null,
        };
        return new(options.Provider, chat is not null && options.Record ? new RecordingChatClient(chat, options.Cassettes) : chat);
    }

    private static OpenAiChatClient OpenAi(ModelOptions options)
    {
        var (key, settings) = ProviderClients.OpenAi($"{ModelOptions.Section}:{nameof(options.Provider)}", options.Endpoint, options.KeyVariable);
        return new(model => new ChatClient(model, key, settings));
    }
}
