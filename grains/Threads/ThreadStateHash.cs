using System.Security.Cryptography;
using System.Text.Json;

namespace Platform.Threads;

/// <summary>The hash of a thread's state: equal for the live grain and for a replay of its log.</summary>
public static class ThreadStateHash
{
    /// <summary>SHA-256 over the canonical JSON of the state, lower-case hexadecimal.</summary>
    public static string Of(ThreadSnapshot thread) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(thread, PlatformJsonContext.Default.ThreadSnapshot)));
}
