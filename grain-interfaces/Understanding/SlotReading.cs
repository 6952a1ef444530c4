namespace Platform.Understanding;

/// <summary>A value found in a message.</summary>
/// <param name="Name">The slot's name, one of <see cref="SlotNames"/>.</param>
/// <param name="Value">The normalised value: digits of an order number, a lower-case e-mail address, an amount with a point.</param>
/// <param name="Text">The words as written.</param>
/// <param name="Confidence">0 to 1.</param>
[GenerateSerializer, Immutable, Alias("platform.understanding.slot-reading")]
public sealed record SlotReading(
    [property: Id(0)] string Name,
    [property: Id(1)] string Value,
    [property: Id(2)] string Text,
    [property: Id(3)] double Confidence);
