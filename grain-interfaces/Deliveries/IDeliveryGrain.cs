namespace Platform.Deliveries;

/// <summary>Hands one reply over, once, and knows the truth about it. Key: the reply's id.</summary>
[Alias("platform.deliveries.i-delivery-grain")]
public interface IDeliveryGrain : IGrainWithStringKey
{
    /// <summary>Hands the reply over and reports to its thread. Idempotent: a reply that was handed over is not sent again.</summary>
    /// <param name="reply">The reply as decided.</param>
    [OneWay, Alias("Deliver")]
    Task Deliver(OutboundReply reply);

    /// <summary>What is known of this delivery.</summary>
    [ReadOnly, Alias("GetStatus")]
    Task<DeliveryStatus> GetStatus();
}
