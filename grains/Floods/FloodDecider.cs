using Platform.Ladder;
using Platform.Mail;
using Platform.Outgoing;
using Platform.Threads;

namespace Platform.Floods;

/// <summary>When somebody is flooding, and what becomes of such a mail: kept, not answered, and in one place for a human. Pure.</summary>
public static class FloodDecider
{
    /// <summary>Why a message is held, see <see cref="InboundMessage.Held"/>.</summary>
    public const string Flood = "flood";

    /// <summary>A bucket that nobody has taken from.</summary>
    public static TokenBucket Full(int mails, DateTimeOffset now) => new(mails, now);

    /// <summary>Takes one mail; what is refused costs nothing, so that a flood does not lengthen itself.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="mails">How many there are at once.</param>
    /// <param name="every">After how long there is one more.</param>
    /// <param name="now">Now; a clock that went back gives nothing.</param>
    public static (bool Taken, TokenBucket After) Take(TokenBucket bucket, int mails, TimeSpan every, DateTimeOffset now)
    {
        var free = FreeAt(bucket, mails, every, now);
        var at = now > bucket.At ? now : bucket.At;
        return free >= 1 ? (true, new(free - 1, at)) : (false, new(free, at));
    }

    /// <summary>Whether a bucket says no more than a new one would.</summary>
    public static bool IsFull(TokenBucket bucket, int mails, TimeSpan every, DateTimeOffset now) => FreeAt(bucket, mails, every, now) >= mails;

    /// <summary>Whether a message costs a turn, and with it counts: machines and backfill are never answered.</summary>
    public static bool Counts(InboundMessage message) => message.Class == MessageClass.Customer && !message.SilentImport;

    /// <summary>
    /// The message held back, and its thread. Where it answers in a thread it stays there; what would have opened threads is collected in one
    /// for each day and everybody who would get the answer, so that a human is told once and no two people ever meet in it.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="threadId">Where the ladder placed it.</param>
    /// <param name="answerTo">Everybody who would get the answer, as the ladder asked about them.</param>
    public static (string ThreadId, InboundMessage Message) Hold(InboundMessage message, string threadId, ImmutableArray<string> answerTo) =>
        message.ThreadReason is LadderReasons.New or LadderReasons.Subject
            ? (ThreadIds.FromMessage($"flood\0{message.ReceivedAt.UtcDateTime:yyyy-MM-dd}\0{string.Join('\0', answerTo.Order(StringComparer.Ordinal))}"),
                message with { Held = Flood, ThreadReason = LadderReasons.Flood })
            : (threadId, message with { Held = Flood });

    private static double FreeAt(TokenBucket bucket, int mails, TimeSpan every, DateTimeOffset now) =>
        Math.Min(mails, bucket.Free + Math.Max(0, (now - bucket.At) / every));
}
