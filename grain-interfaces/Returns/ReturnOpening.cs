using Platform.Notifications;

namespace Platform.Returns;

/// <summary>What a turn decided about a return. The data of a job of the kind <see cref="JobKind"/>.</summary>
/// <param name="Rma">The number: a function of thread, turn, order and item.</param>
/// <param name="OrderNumber">The order, as the shop writes it.</param>
/// <param name="Sku">The item.</param>
/// <param name="Item">Its name.</param>
/// <param name="Reason">One of the return reasons.</param>
/// <param name="Resolution"><c>Refund</c> or <c>Exchange</c>.</param>
/// <param name="ExchangeSku">What it is exchanged for; null for a refund.</param>
/// <param name="NeedsParcel">Whether it has to be sent back, with a label.</param>
/// <param name="LabelFee">What of the refund the label costs, in the shop's currency.</param>
/// <param name="LabelUntil">The last day on which the label is taken.</param>
/// <param name="Email">The verified address on the order.</param>
/// <param name="Channel">How the customer likes to be told; the label goes by mail in any case.</param>
/// <param name="Language">ISO 639-1, one that is spoken.</param>
/// <param name="ThreadId">Where it was asked for.</param>
/// <param name="At">When it was decided.</param>
[GenerateSerializer, Immutable, Alias("platform.returns.return-opening")]
public sealed record ReturnOpening(
    [property: Id(0)] string Rma,
    [property: Id(1)] string OrderNumber,
    [property: Id(2)] string Sku,
    [property: Id(3)] string Item,
    [property: Id(4)] string Reason,
    [property: Id(5)] string Resolution,
    [property: Id(6)] string? ExchangeSku,
    [property: Id(7)] bool NeedsParcel,
    [property: Id(8)] decimal LabelFee,
    [property: Id(9)] DateOnly LabelUntil,
    [property: Id(10)] string Email,
    [property: Id(11)] NotificationChannel Channel,
    [property: Id(12)] string Language,
    [property: Id(13)] string ThreadId,
    [property: Id(14)] DateTimeOffset At)
{
    /// <summary>The kind of the job that opens it.</summary>
    public const string JobKind = "returns.open";
}
