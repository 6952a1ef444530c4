namespace Platform.Understanding;

/// <summary>Settings of the in-process understanding (<see cref="TrainedUnderstanding"/>).</summary>
public sealed class UnderstandingOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Understanding";

    /// <summary>
    /// Confidence from which an intent is believed, between 0 and 1. Below it a message reads as <see cref="IntentNames.Fallback"/>,
    /// and the platform asks or hands off. Default 0.5. Cross-validated on the training
    /// data, 0.45 reads 1.6 points more of the messages in scope and keeps 1.4 fewer of the others out; 0.55 does the reverse.
    /// </summary>
    public double MinimumConfidence { get; set; } = 0.5;

    /// <summary>
    /// Confidence that a second intent of the same message needs, between 0 and 1. Default 0.6: an intent that nobody asked
    /// for costs more than one that has to be asked again. Never taken lower than <see cref="MinimumConfidence"/>.
    /// </summary>
    public double MinimumFurtherConfidence { get; set; } = 0.6;

    /// <summary>The most intents reported for one message, at least 1. Default 4.</summary>
    public int MaximumIntents { get; set; } = 4;

    /// <summary>Throws when a value is out of its range; the message names the key.</summary>
    public void Validate()
    {
        if (MinimumConfidence is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(MinimumConfidence), MinimumConfidence, "Platform:Understanding:MinimumConfidence must be between 0 and 1.");
        }

        if (MinimumFurtherConfidence is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(MinimumFurtherConfidence), MinimumFurtherConfidence, "Platform:Understanding:MinimumFurtherConfidence must be between 0 and 1.");
        }

        if (MaximumIntents < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(MaximumIntents), MaximumIntents, "Platform:Understanding:MaximumIntents must be at least 1.");
        }
    }
}
