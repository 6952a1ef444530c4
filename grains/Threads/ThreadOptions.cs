using System.ComponentModel.DataAnnotations;

namespace Platform.Threads;

/// <summary>How threads wait, retry and save themselves. Section <c>Platform:Threads</c>.</summary>
public sealed class ThreadOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Threads";

    /// <summary>How long a thread waits after a message for another one, so that a burst gets one reply. Default 2 s; zero answers at once.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan BurstQuiet { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait for a burst to end, counted from its first message. Default 10 s; at least <see cref="BurstQuiet"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan BurstLimit { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Attempts at a turn before a human is called. Default 3.</summary>
    [Range(1, 20)]
    public int TurnAttempts { get; set; } = 3;

    /// <summary>The wait before the second attempt at a turn; doubled for each further one. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan TurnRetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an effect may stay without an outcome before it is performed again. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan EffectTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A snapshot is saved every so many events; waking a thread folds at most that many. Default 128.</summary>
    [Range(1, 10_000)]
    public int SnapshotEvery { get; set; } = 128;

    /// <summary>How often threads with something pending are looked for. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Automatic mails that one correspondent gets in a thread within <see cref="LoopWindow"/>; what comes then goes to a human. Default 12.</summary>
    [Range(1, LoopDecider.Remembered)]
    public int LoopReplies { get; set; } = 12;

    /// <summary>The window in which loops are looked for. Default 24 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "30.00:00:00")]
    public TimeSpan LoopWindow { get; set; } = TimeSpan.FromHours(24);

    /// <summary>An answer of more than <see cref="LoopDecider.ShortText"/> characters to our mail that comes sooner is no person's. Default 20 s; zero turns it off.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan LoopReaction { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Settings that only together make sense.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BurstLimit < BurstQuiet)
        {
            yield return new($"{Section}:{nameof(BurstLimit)} is {BurstLimit}: it must not be shorter than {nameof(BurstQuiet)}, which is {BurstQuiet}");
        }
    }
}
