namespace Platform.Understanding.Classification;

/// <summary>Numbers of the training, chosen on the development split (tests/Understanding/dev), never on the held-out one.</summary>
internal sealed record TrainerSettings
{
    public int Seed { get; init; } = 20260101;

    public int Passes { get; init; } = 12;

    public float Step { get; init; } = 0.25f;

    /// <summary>L2 penalty per step and per weight touched.</summary>
    public float Penalty { get; init; } = 2e-5f;

    /// <summary>Weight of the copy of each example in which rare words are UNKNOWN.</summary>
    public float UnknownWordsWeight { get; init; } = 1.0f;

    /// <summary>Weight of the copy with a typing error in it.</summary>
    public float MisspeltWeight { get; init; } = 0.4f;

    /// <summary>Words seen at least so often are never UNKNOWN.</summary>
    public int CommonFrom { get; init; } = 3;

    public int FewestOccurrences { get; init; } = 3;

    /// <summary>0 leaves classes as the data has them, 1 makes them all count the same.</summary>
    public float ClassBalance { get; init; } = 0.4f;

    /// <summary>
    /// Share of an example's features that one step does not see. Cross-validated on the training data: 0.8 reads two points
    /// fewer of the messages in scope than 0.7 and keeps one point more of the others out; 0.6 gains less than it lets in.
    /// </summary>
    public float Hidden { get; init; } = 0.7f;

    /// <summary>Certainty withheld from the label of an example: keeps confidence calibrated.</summary>
    public float LabelSmoothing { get; init; }
}
