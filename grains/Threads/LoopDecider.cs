using System.Security.Cryptography;
using System.Text;

namespace Platform.Threads;

/// <summary>
/// Recognises machines that do not say so (RFC 3834 §2): two of them that answer each other would go on for ever. A suspect message is kept
/// and shown to a human, and it is never answered by the platform. Pure.
/// </summary>
public static class LoopDecider
{
    /// <summary>An answer to our mail came faster than anybody reads and writes.</summary>
    public const string TooFast = "loop:too-fast";

    /// <summary>The same words as in a message that was answered.</summary>
    public const string Repeated = "loop:repeated";

    /// <summary>As many automatic answers as a thread gets within the window.</summary>
    public const string Budget = "loop:budget";

    /// <summary>Shorter texts are what people do repeat, and type quickly: "yes", "thanks", a number.</summary>
    public const int ShortText = 40;

    /// <summary>How many answered messages a thread remembers; at least the largest budget.</summary>
    public const int Remembered = 100;

    /// <summary>Why a message is suspect; null when it is not. Chat has a person at the other end who sees the answers at once.</summary>
    public static string? Suspect(ThreadSnapshot thread, InboundMessage message, ThreadOptions options, DateTimeOffset now)
    {
        if (message.Channel != Channels.Mail || thread.Answered.IsEmpty)
        {
            return null;
        }

        var recent = thread.Answered.Where(answered => now - answered.At < options.LoopWindow && answered.Correspondent == message.Correspondent.Email).ToList();
        if (recent.Count >= options.LoopReplies)
        {
            return Budget;
        }

        if (message.Text.Length < ShortText)
        {
            return null;
        }

        var answers = message.References.Length == 0 ? null : recent.FindLast(answered => message.References[^1] == answered.ReplyId || message.References[0] == answered.ReplyId);
        if (answers is not null && message.ReceivedAt - answers.At < options.LoopReaction)
        {
            return TooFast;
        }

        var key = TextKey(message.Text);
        return recent.Exists(answered => answered.TextKey == key) ? Repeated : null;
    }

    /// <summary>The words of a text without digits, case, punctuation and white space, hashed.</summary>
    public static string TextKey(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var letter in text.Where(char.IsLetter))
        {
            words.Append(char.ToLowerInvariant(letter));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words.ToString())).AsSpan(0, 8));
    }
}
