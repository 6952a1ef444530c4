using Amazon.Runtime;

namespace Platform.Silo.Adapters.Ses;

/// <summary>Clients that send a request once.</summary>
internal sealed class OnceHttpClientFactory(TimeSpan timeout) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(new OnceHandler { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) } }) { Timeout = timeout };
}
