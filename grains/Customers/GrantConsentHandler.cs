using Platform.Jobs;
using Platform.Suppressions;

namespace Platform.Customers;

/// <summary>Records a consent.</summary>
public sealed class GrantConsentHandler(ConsentGrants consents) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => ConsentGrant.GrantKind;

    /// <inheritdoc/>
    public Task RunAsync(Job job, CancellationToken cancellationToken = default) => consents.RecordAsync(JobData.Read<ConsentGrant>(job), cancellationToken);
}
