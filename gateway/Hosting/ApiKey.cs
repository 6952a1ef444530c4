using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Gateway.Hosting;

/// <summary>The key that the API asks for: from the environment only. Without one, only loopback is served.</summary>
internal static class ApiKey
{
    public const string Variable = "PLATFORM_API_KEY";
    private const string Bearer = "Bearer ";
    private const string Basic = "Basic ";

    /// <summary>The key; null when none is set.</summary>
    public static string? FromEnvironment() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } key ? key : null;

    /// <summary>Whether a request brings the key; compared in constant time.</summary>
    public static bool IsGiven(HttpRequest request, string key)
    {
        var header = request.Headers.Authorization.ToString();
        return IsSame(header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : request.Headers["X-Api-Key"].ToString(), key);
    }

    /// <summary>Whether a browser brings the key, as the password of its login (RFC 7617) under any name; compared in constant time.</summary>
    public static bool IsPassword(HttpRequest request, string key)
    {
        var header = request.Headers.Authorization.ToString();
        return IsSame(header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) ? PasswordOf(header[Basic.Length..].Trim()) : "", key);
    }

    /// <summary>Whether every address is on this machine only.</summary>
    public static bool IsLoopbackOnly(string urls) =>
        urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .All(url => Uri.TryCreate(url, UriKind.Absolute, out var address)
                && (address.IsLoopback || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip))));

    private static string PasswordOf(string credentials)
    {
        var bytes = new byte[credentials.Length];
        if (!Convert.TryFromBase64String(credentials, bytes, out var length))
        {
            return "";
        }

        var login = Encoding.UTF8.GetString(bytes, 0, length);
        return login.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? login[(colon + 1)..] : "";
    }

    private static bool IsSame(string given, string key) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
