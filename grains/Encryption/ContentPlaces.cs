using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Encryption;

/// <summary>The places that content is bound to. Part of what is stored: never changed. No id has a slash but a grain's, which ends its place.</summary>
public static class ContentPlaces
{
    /// <summary>An event of a thread.</summary>
    public static string Event(string threadId, long version, string name) => string.Create(CultureInfo.InvariantCulture, $"event/{version}/{name}/{threadId}");

    /// <summary>The events of one append to a thread.</summary>
    public static string Append(string threadId, long first) => string.Create(CultureInfo.InvariantCulture, $"append/{first}/{threadId}");

    /// <summary>A thread's subject.</summary>
    public static string Subject(string threadId) => $"subject/{threadId}";

    /// <summary>A grain's state.</summary>
    public static string State(string stateName, string grainId) => $"state/{stateName}/{grainId}";

    /// <summary>An original mail.</summary>
    public static string Mail(string contentHash) => $"mail/{contentHash}";

    /// <summary>A quarantined mail.</summary>
    public static string Quarantined(string contentHash) => $"quarantine/{contentHash}";

    /// <summary>A mail that waits to be sent.</summary>
    public static string Staged(string deliveryId) => StagedByHash(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(deliveryId))));

    /// <summary>A mail that waits to be sent, by the SHA-256 of its delivery's id: all that the name of its object tells.</summary>
    public static string StagedByHash(string hash) => $"staged/{hash}";
}
