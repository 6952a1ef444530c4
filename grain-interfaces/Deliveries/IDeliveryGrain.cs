namespace Platform.Deliveries;

/// <summary>Hands one reply over, once, and knows the truth about it. Key: the reply's id.</summary>
[Alias("platform.deliveries.i-delivery-grain")]
public interface IDeliveryGrain : IGrainWithStringKey
{
    /// <summary>
    /// Hands the reply over and reports to its thread. Idempotent: a reply that was handed over is not sent again, and one that is delayed
    /// is not tried before its time.
    /// </summary>
    /// <param name="reply">The reply as decided.</param>
    /// <param name="again">Whether it may have been asked for before: then the thread's log is asked first whether it still waits.</param>
    [OneWay, Alias("Deliver")]
    Task Deliver(OutboundReply reply, bool again);

    /// <summary>The reply is not to leave any more: what is left of it is removed, unless it has left already; the thread is told which. Idempotent.</summary>
    /// <param name="threadId">The reply's thread.</param>
    [OneWay, Alias("Withdraw")]
    Task Withdraw(string threadId);

    /// <summary>How far a delivery came that its thread does not know to have ended.</summary>
    /// <returns>Null before its first step, and for channels that are read from the thread.</returns>
    [ReadOnly, Alias("GetDelivery")]
    Task<Delivery?> GetDelivery();

    /// <summary>Forgets the state when its person is erased (docs/adr/0013-personal-data.md). Idempotent.</summary>
    [Alias("Erase")]
    Task Erase();
}
