using System.Security.Cryptography;
using System.Text;

namespace Platform.Outgoing;

/// <summary>Ids of threads: 15 bytes as 24 characters of lower-case base32.</summary>
public static class ThreadIds
{
    /// <summary>The characters of an id.</summary>
    public const int Length = 24;

    internal const int ByteCount = 15;

    /// <summary>The id of the thread that a message opens: a function of the message, so that a mail delivered twice opens one thread.</summary>
    /// <param name="messageKey">The message's stable identity.</param>
    public static string FromMessage(string messageKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(messageKey);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes("thread\0" + messageKey), hash);
        Span<char> id = stackalloc char[Length];
        Base32.Encode(hash[..ByteCount], id);
        return new(id);
    }

    /// <summary>Whether a text has the form of a thread's id.</summary>
    public static bool IsValid(string? threadId)
    {
        Span<byte> bytes = stackalloc byte[ByteCount];
        return threadId is not null && TryParse(threadId, bytes);
    }

    /// <summary>Ids are keys of stores, so that only the lower-case form is one.</summary>
    internal static bool TryParse(string threadId, Span<byte> bytes) =>
        threadId.Length == Length && !threadId.AsSpan().ContainsAnyInRange('A', 'Z') && Base32.TryDecode(threadId, bytes);
}
