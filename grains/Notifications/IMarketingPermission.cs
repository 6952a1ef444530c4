namespace Platform.Notifications;

/// <summary>Whether a customer may be advertised to. Asked at the moment of sending, not when the mail was planned.</summary>
public interface IMarketingPermission
{
    /// <summary>Whether there is a recorded consent that holds.</summary>
    /// <param name="customerId"><see cref="Customers.CustomerIds.FromAddress"/>.</param>
    Task<bool> MayAdvertiseAsync(string customerId, CancellationToken cancellationToken = default);
}
