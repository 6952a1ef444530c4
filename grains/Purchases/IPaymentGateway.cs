namespace Platform.Purchases;

/// <summary>
/// Charges stored methods. Idempotent by key: the answer to a repeat is that of the first, whether the caller heard it or not. A key that
/// was refunded is dead: a charge that arrives after its refund is declined.
/// </summary>
public interface IPaymentGateway
{
    /// <summary>Charges.</summary>
    Task<PaymentOutcome> ChargeAsync(PaymentCharge charge, CancellationToken cancellationToken = default);

    /// <summary>Gives the money of a key back; nothing when none was taken. <see cref="PaymentOutcome.Approved"/> when nothing of it is charged any more.</summary>
    Task<PaymentOutcome> RefundAsync(string key, CancellationToken cancellationToken = default);
}
