namespace Platform.Deliveries;

/// <summary>Hands composed mails over. Two steps, so that a crash between them can be told apart from one before.</summary>
public interface IMailTransport
{
    /// <summary>Makes a mail durable beside the outbox, without anybody seeing it. Idempotent.</summary>
    /// <param name="deliveryId">The reply's id; decides the file's name.</param>
    /// <param name="mail">The composed mail.</param>
    Task StageAsync(string deliveryId, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken = default);

    /// <summary>Hands a staged mail over. A staged mail that is no longer there was handed over before a crash: that is success, and nothing is sent again.</summary>
    /// <param name="deliveryId">The reply's id.</param>
    Task HandOverAsync(string deliveryId, CancellationToken cancellationToken = default);
}
