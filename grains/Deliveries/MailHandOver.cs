namespace Platform.Deliveries;

/// <summary>The four steps that bring a mail out once (docs/adr/0005-delivery.md); begins where the last attempt ended.</summary>
internal static class MailHandOver
{
    /// <summary>Stages, remembers, hands over, remembers.</summary>
    /// <param name="transport">Where to.</param>
    /// <param name="id">The mail's id.</param>
    /// <param name="status">How far it came.</param>
    /// <param name="compose">The mail; the same bytes at every attempt.</param>
    /// <param name="remember">Makes the new status durable.</param>
    public static async Task RunAsync(IMailTransport transport, string id, DeliveryStatus status, Func<Task<byte[]>> compose, Func<DeliveryStatus, Task> remember)
    {
        if (status == DeliveryStatus.Queued)
        {
            await transport.StageAsync(id, await compose());
            await remember(DeliveryStatus.Staged);
            status = DeliveryStatus.Staged;
        }

        if (status == DeliveryStatus.Staged)
        {
            await transport.HandOverAsync(id);
            await remember(DeliveryStatus.Sent);
        }
    }
}
