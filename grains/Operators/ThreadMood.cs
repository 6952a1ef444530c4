using Platform.Threads;
using Platform.Understanding;
using Platform.Understanding.Sentiment;

namespace Platform.Operators;

/// <summary>The mood of a thread with what moved it.</summary>
/// <param name="Label">The band that <paramref name="Smoothed"/> falls in.</param>
/// <param name="Smoothed">Over the thread, -1 to 1.</param>
/// <param name="Latest">The mood of the newest message that was read; null before one was.</param>
/// <param name="Words">The words that moved it, as written, of the newest messages.</param>
public sealed record ThreadMood(SentimentLabel Label, double Smoothed, SentimentLabel? Latest, ImmutableArray<string> Words)
{
    /// <summary>How many messages the words are taken from.</summary>
    public const int Messages = 5;

    /// <summary>The mood after these events.</summary>
    public static ThreadMood Of(double smoothed, IEnumerable<ThreadEvent> events)
    {
        var read = events.OfType<ThreadEvent.TurnCompleted>().SelectMany(turn => turn.Result.Readings).Select(reading => reading.Reading.Sentiment).ToList();
        return new(
            SentimentBands.LabelOf(smoothed),
            smoothed,
            read.Count == 0 ? null : read[^1].Label,
            [.. read.TakeLast(Messages).SelectMany(mood => mood.Words).Distinct(StringComparer.OrdinalIgnoreCase)]);
    }
}
