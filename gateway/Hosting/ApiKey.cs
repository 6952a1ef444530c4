using System.Net;
using System.Security.Cryptography;
using System.Text;
using Platform.Gateway.Commands;

namespace Platform.Gateway.Hosting;

/// <summary>
/// The keys that the API asks for: from the environment only, separated by commas, the new one first while it replaces the old one
/// (docs/operations.md, "Keys"). Without one, only loopback is served.
/// </summary>
internal static class ApiKey
{
    public const string Variable = "PLATFORM_API_KEY";

    /// <summary>The shortest part of a list: a key of old that has a comma in it is not taken for two short ones.</summary>
    public const int ShortestOfMany = 16;
    private const string Bearer = "Bearer ";
    private const string Basic = "Basic ";

    /// <summary>The keys that are accepted, the one to send first; empty when none is set.</summary>
    /// <exception cref="CommandException">One of several is too short.</exception>
    public static IReadOnlyList<string> FromEnvironment() => Parse(Environment.GetEnvironmentVariable(Variable));

    /// <summary>Reads the variable's value.</summary>
    /// <exception cref="CommandException">One of several is too short; the message has none of them.</exception>
    public static IReadOnlyList<string> Parse(string? given)
    {
        if (string.IsNullOrEmpty(given) || !given.Contains(',', StringComparison.Ordinal))
        {
            return string.IsNullOrEmpty(given) ? [] : [given];
        }

        var keys = given.Split(',', StringSplitOptions.TrimEntries);
        return keys.All(key => key.Length >= ShortestOfMany)
            ? keys
            : throw new CommandException($"{Variable} is a list, because it has a comma, and one of its keys has fewer than {ShortestOfMany} characters: make one with openssl rand -hex 32");
    }

    /// <summary>The key that a request brings as a program does; null when it brings none of them. Compared in constant time.</summary>
    public static string? Given(HttpRequest request, IReadOnlyList<string> keys)
    {
        var header = request.Headers.Authorization.ToString();
        return Find(header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : request.Headers["X-Api-Key"].ToString(), keys);
    }

    /// <summary>The key that a browser brings as the password of its login (RFC 7617), under any name; null when it brings none of them. Compared in constant time.</summary>
    public static string? GivenAsPassword(HttpRequest request, IReadOnlyList<string> keys)
    {
        var header = request.Headers.Authorization.ToString();
        return Find(header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) ? PasswordOf(header[Basic.Length..].Trim()) : "", keys);
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

    // All are compared, so that the time does not tell which one came near.
    private static string? Find(string given, IReadOnlyList<string> keys)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(given));
        string? found = null;
        foreach (var key in keys)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, SHA256.HashData(Encoding.UTF8.GetBytes(key))))
            {
                found = key;
            }
        }

        return found;
    }
}
