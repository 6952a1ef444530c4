using Platform.Customers;
using Platform.Jobs;
using Platform.LeadPackages;
using Platform.Suppressions;

namespace Platform.Leads;

/// <summary>Records the grants of a capture, keeps the lead, and builds its package when the customer agreed to partners.</summary>
public sealed class CaptureLeadHandler(IGrainFactory grains, ConsentGrants consents) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => LeadCapture.CaptureKind;

    /// <inheritdoc/>
    public async Task RunAsync(Job job, CancellationToken cancellationToken = default)
    {
        var capture = JobData.Read<LeadCapture>(job);

        // The grants are jobs of their own too; here they come first whichever job is done first.
        foreach (var grant in capture.Grants)
        {
            // Who said stop and later, from the same address, explicitly yes, gets offers again; an address that was only said lifts nothing.
            await (capture.Proved ? consents.RecordAsync(grant, cancellationToken) : grains.GetGrain<ICustomerGrain>(grant.CustomerId).GrantConsent(grant));
        }

        await grains.GetGrain<ILeadRecordGrain>(capture.CustomerId).Capture(capture);
        if (capture.Grants.Any(grant => grant.Purpose == ConsentPurpose.PartnerSharing))
        {
            await grains.GetGrain<ILeadPackageGrain>(PackageIds.FromCapture(capture.Id)).Offer(capture.CustomerId);
        }
    }
}
