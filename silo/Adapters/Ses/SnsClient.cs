using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Platform.Silo.Adapters.Ses;

/// <summary>Asks SNS for its certificates, each once, and says yes to subscriptions. It asks SNS' own hosts only, and follows no redirect.</summary>
public sealed class SnsClient : IDisposable
{
    private const int MaxCertificates = 16;
    private const int MaxAnswer = 64 * 1024;

    private readonly ConcurrentDictionary<string, X509Certificate2> _known = new(StringComparer.Ordinal);
    private readonly HttpClient _http;

    /// <param name="handler">What speaks to the network; it must not follow redirects.</param>
    public SnsClient(HttpMessageHandler handler) => _http = new(handler) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = MaxAnswer };

    /// <summary>A certificate; null when there is none at an address where one may be.</summary>
    /// <exception cref="HttpRequestException">SNS was not reached: the message may be right, and has to be given again.</exception>
    public async Task<X509Certificate2?> FindCertificateAsync(string? url, CancellationToken cancellationToken = default)
    {
        if (!SnsSignature.IsCertificateUrl(url))
        {
            return null;
        }

        if (_known.TryGetValue(url!, out var known))
        {
            return known;
        }

        using var answer = await _http.GetAsync(new Uri(url!), cancellationToken);
        if ((int)answer.StatusCode is >= 300 and < 500)
        {
            return null;
        }

        answer.EnsureSuccessStatusCode();
        try
        {
            var certificate = X509Certificate2.CreateFromPem(await answer.Content.ReadAsStringAsync(cancellationToken));
            if (_known.Count >= MaxCertificates)
            {
                _known.Clear();
            }

            return _known.GetOrAdd(url!, certificate);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Says yes to a subscription whose message was verified.</summary>
    /// <returns>Whether SNS took it.</returns>
    public async Task<bool> ConfirmAsync(SnsMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (!SnsSignature.IsSnsUrl(message.SubscribeUrl))
        {
            return false;
        }

        using var answer = await _http.GetAsync(new Uri(message.SubscribeUrl!), cancellationToken);
        return answer.IsSuccessStatusCode;
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();
}
