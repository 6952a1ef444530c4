using System.Text.Json;
using Platform.Deliveries;
using Platform.Threads;
using Platform.Turns;
using Platform.Turns.Claims;

namespace Platform.Models.Summaries;

/// <summary>What is summed up, and which summary an operator may be shown. Pure.</summary>
internal static class SummaryDecider
{
    private const int MostMessages = 30;
    private const int LongestMessage = 1500;
    private const int LongestSummary = 900;

    /// <summary>The last messages of a thread, oldest first, with the reply that is about to leave.</summary>
    public static ImmutableArray<SummaryMessage> Messages(IEnumerable<ThreadEvent> events, OutboundReply? next) =>
    [
        .. events.Select(Of).Append(next is null ? null : new SummaryMessage("shop", ValueFormat.Date(DateOnly.FromDateTime(next.DecidedAt.UtcDateTime)), Cut(next.Text)))
            .OfType<SummaryMessage>().TakeLast(MostMessages),
    ];

    /// <summary>The summary, when each of its figures stands in the messages.</summary>
    public static Verdict<string> Decide(ImmutableArray<SummaryMessage> messages, JsonElement answer)
    {
        if (!answer.TryGetProperty("summary", out var given) || given.GetString()?.Trim() is not { Length: > 0 and <= LongestSummary } summary)
        {
            return Verdict<string>.Invalid("no summary, or too long");
        }

        if (summary.Any(letter => char.IsControl(letter) && letter != '\n') || summary.Contains("://", StringComparison.Ordinal) || summary.Contains("www.", StringComparison.OrdinalIgnoreCase))
        {
            return Verdict<string>.Refuse("a link or marks");
        }

        var known = messages.SelectMany(message => ClaimChecker.Figures(message.Text).Concat(ClaimChecker.Figures(message.At))).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return ClaimChecker.Figures(summary).Any(figure => !known.Contains(figure)) ? Verdict<string>.Refuse("a figure that no message has") : Verdict<string>.Use(summary);
    }

    private static SummaryMessage? Of(ThreadEvent happened) => happened switch
    {
        ThreadEvent.MessageReceived received => new("customer", Day(received.At), Cut(received.Message.Text)),
        ThreadEvent.TurnCompleted { Result.Reply: { } reply } completed => new("shop", Day(completed.At), Cut(reply.Text)),
        ThreadEvent.OperatorReplied replied => new("colleague", Day(replied.At), Cut(replied.Reply.Text)),
        _ => null,
    };

    private static string Day(DateTimeOffset at) => ValueFormat.Date(DateOnly.FromDateTime(at.UtcDateTime));

    private static string Cut(string text) => text.Length <= LongestMessage ? text : text[..LongestMessage];
}
