namespace Platform.Deliveries;

/// <summary>
/// Hands composed mails over. Either in two steps, so that a crash between them can be told apart from one before; or, where the transport remembers
/// by itself what it has handed over, in one.
/// </summary>
public interface IMailTransport
{
    /// <summary>One of <see cref="MailTransports"/>: what one transport has staged another one does not find.</summary>
    string Name { get; }

    /// <summary>Whether it remembers, durably and until <see cref="ForgetAsync"/>, what it has handed over: then nothing is staged.</summary>
    bool RemembersHandOvers => false;

    /// <summary>Hands a mail over in one step; one that was handed over and not forgotten is not handed over again.</summary>
    /// <param name="deliveryId">The reply's id.</param>
    /// <param name="mail">The composed mail; lines end with CRLF.</param>
    /// <exception cref="NotSupportedException"><see cref="RemembersHandOvers"/> is false.</exception>
    Task<HandOver> HandOverAsync(string deliveryId, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException($"{Name} hands over what was staged");

    /// <summary>Makes a mail durable beside the outbox, without anybody seeing it. Idempotent.</summary>
    /// <param name="deliveryId">The reply's id.</param>
    /// <param name="mail">The composed mail; lines end with CRLF.</param>
    Task StageAsync(string deliveryId, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken = default);

    /// <summary>
    /// Hands a staged mail over; one that was handed over before a crash is not handed over again. A refusal is an outcome, not an exception.
    /// </summary>
    /// <param name="deliveryId">The reply's id.</param>
    Task<HandOver> HandOverAsync(string deliveryId, CancellationToken cancellationToken = default);

    /// <summary>Takes back a staged mail, or one that may have been handed over in one step.</summary>
    /// <param name="deliveryId">The reply's id.</param>
    /// <returns><see cref="HandOver.Missing"/> when nothing of it is left and nothing has left; else what became of it.</returns>
    Task<HandOver> WithdrawAsync(string deliveryId, CancellationToken cancellationToken = default);

    /// <summary>The outcome is remembered elsewhere: drops what is left of a mail that was handed over or given up. Idempotent.</summary>
    /// <param name="deliveryId">The reply's id.</param>
    Task ForgetAsync(string deliveryId, CancellationToken cancellationToken = default);
}
