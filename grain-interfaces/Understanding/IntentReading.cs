namespace Platform.Understanding;

/// <summary>An intent found in a message.</summary>
/// <param name="Name">The intent's name, one of <see cref="IntentNames"/>.</param>
/// <param name="Confidence">0 to 1; below the configured threshold the platform asks or hands off.</param>
/// <param name="Text">The part of the message that says it: the sentence, or the whole text.</param>
[GenerateSerializer, Immutable, Alias("platform.understanding.intent-reading")]
public sealed record IntentReading(
    [property: Id(0)] string Name,
    [property: Id(1)] double Confidence,
    [property: Id(2)] string Text);
