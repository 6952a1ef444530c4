using Platform.Suppressions;

namespace Platform.Notifications;

/// <summary>Permission by absence: whoever is not on the list. Where consents are recorded, they answer in its place.</summary>
public sealed class SuppressionPermission(ISuppressionList suppressions) : IMarketingPermission
{
    /// <inheritdoc/>
    public async Task<bool> MayAdvertiseAsync(string customerId, CancellationToken cancellationToken = default) =>
        (await suppressions.ListAsync(customerId, cancellationToken)).Count == 0;
}
