using Platform.Notifications;
using Platform.Offers;

namespace Platform.Purchases;

/// <summary>An accepted offer with all that carrying it out needs. The data of a job of the kind <see cref="StartKind"/>. No card data: the method is named by the order that it paid.</summary>
/// <param name="Offer">What was accepted.</param>
/// <param name="Email">The verified address.</param>
/// <param name="Phone">The customer's number; null when unknown.</param>
/// <param name="ShopCustomerId">The shop's number of the customer.</param>
/// <param name="PayingOrder">The order for whose payment method level 3 was proved: that method is charged.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Channel">How the customer wants to be told.</param>
/// <param name="AcceptedAt">When it was accepted.</param>
[GenerateSerializer, Immutable, Alias("platform.purchases.purchase-order")]
public sealed record PurchaseOrder(
    [property: Id(0)] Offer Offer,
    [property: Id(1)] string Email,
    [property: Id(2)] string? Phone,
    [property: Id(3)] string ShopCustomerId,
    [property: Id(4)] string PayingOrder,
    [property: Id(5)] string Language,
    [property: Id(6)] NotificationChannel Channel,
    [property: Id(7)] DateTimeOffset AcceptedAt)
{
    /// <summary>The kind of the job that starts the purchase.</summary>
    public const string StartKind = "purchases.start";

    /// <summary>The kind of the job that goes on with it; its data is the offer's id.</summary>
    public const string ResumeKind = "purchases.resume";
}
