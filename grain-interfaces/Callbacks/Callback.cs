namespace Platform.Callbacks;

/// <summary>A call that the shop owes a customer.</summary>
/// <param name="Order">What was decided.</param>
/// <param name="Start">When it begins; for <see cref="CallbackStatus.Unplaced"/> when it should have begun.</param>
/// <param name="Minutes">How long it is planned for.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="DoneBy">Who made it; null before.</param>
/// <param name="ClosedAt">When it was made or called off; null before.</param>
[GenerateSerializer, Immutable, Alias("platform.callbacks.callback")]
public sealed record Callback(
    [property: Id(0)] CallbackOrder Order,
    [property: Id(1)] DateTimeOffset Start,
    [property: Id(2)] int Minutes,
    [property: Id(3)] CallbackStatus Status,
    [property: Id(4)] string? DoneBy = null,
    [property: Id(5)] DateTimeOffset? ClosedAt = null)
{
    /// <summary>Whether it is still to be made.</summary>
    public bool IsOpen => Status is CallbackStatus.Booked or CallbackStatus.Unplaced;

    /// <summary>When it ends.</summary>
    public DateTimeOffset End => Start.AddMinutes(Minutes);
}
