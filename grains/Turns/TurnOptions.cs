using System.ComponentModel.DataAnnotations;

namespace Platform.Turns;

/// <summary>How turns decide. Section <c>Platform:Turns</c>.</summary>
public sealed class TurnOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Turns";

    /// <summary>The weight of a new message in the thread's smoothed sentiment, 0 to 1. Default 0.4.</summary>
    [Range(0.05, 1)]
    public double SentimentWeight { get; set; } = 0.4;

    /// <summary>Negative messages in a row before a human is called. Default 2.</summary>
    [Range(1, 100)]
    public int NegativeRun { get; set; } = 2;

    /// <summary>The confidence that a knowledge question needs to be answered beside another request of the same message, 0 to 1. Default 0.75: a clause read as a question by mistake would call a human for nothing.</summary>
    [Range(0, 1)]
    public double BesideConfidence { get; set; } = 0.75;
}
