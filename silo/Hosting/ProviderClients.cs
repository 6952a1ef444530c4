using System.ClientModel;
using System.ClientModel.Primitives;
using Amazon;
using Amazon.BedrockRuntime;
using OpenAI;

namespace Platform.Silo.Hosting;

/// <summary>The clients of providers of models. One layer repeats calls, and it is not these.</summary>
internal static class ProviderClients
{
    /// <summary>Bedrock, by AWS' own credential chain.</summary>
    public static AmazonBedrockRuntimeClient Bedrock(string endpoint, string region)
    {
        var config = new AmazonBedrockRuntimeConfig { MaxErrorRetry = 0 };
        if (endpoint.Length > 0)
        {
            config.ServiceURL = endpoint;
            config.AuthenticationRegion = region.Length > 0 ? region : "us-east-1";
        }
        else if (region.Length > 0)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        return new(config);
    }

    /// <summary>The key and the settings of an OpenAI-compatible endpoint.</summary>
    /// <param name="setting">The setting that asks for it, for the message of a refusal.</param>
    /// <param name="endpoint">Its address; empty: OpenAI's own.</param>
    /// <param name="keyVariable">The environment variable that holds the key; an endpoint on this machine needs none.</param>
    /// <exception cref="InvalidOperationException">There is no key.</exception>
    public static (ApiKeyCredential Key, OpenAIClientOptions Settings) OpenAi(string setting, string endpoint, string keyVariable)
    {
        var key = Environment.GetEnvironmentVariable(keyVariable);
        if (string.IsNullOrEmpty(key))
        {
            var isLocal = Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && address.IsLoopback;
            key = isLocal ? "none" : throw new InvalidOperationException($"{keyVariable} is not set: {setting} is openai, whose key comes from this environment variable.");
        }

        var settings = new OpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(maxRetries: 0) };
        if (endpoint.Length > 0)
        {
            settings.Endpoint = new(endpoint);
        }

        return (new(key), settings);
    }
}
