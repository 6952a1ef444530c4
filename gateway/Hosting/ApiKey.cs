using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Gateway.Hosting;

/// <summary>The key that the API asks for: from the environment only. Without one, only loopback is served.</summary>
internal static class ApiKey
{
    public const string Variable = "PLATFORM_API_KEY";

    /// <summary>The key; null when none is set.</summary>
    public static string? FromEnvironment() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } key ? key : null;

    /// <summary>Whether a request brings the key; compared in constant time.</summary>
    public static bool IsGiven(HttpRequest request, string key)
    {
        var header = request.Headers.Authorization.ToString();
        var given = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : request.Headers["X-Api-Key"].ToString();
        return CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }

    /// <summary>Whether every address is on this machine only.</summary>
    public static bool IsLoopbackOnly(string urls) =>
        urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .All(url => Uri.TryCreate(url, UriKind.Absolute, out var address)
                && (address.IsLoopback || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip))));
}
