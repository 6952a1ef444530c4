using Platform.Jobs;

namespace Platform.LeadPackages;

/// <summary>Ends the sales that are due.</summary>
public sealed class CloseAuctionHandler(IGrainFactory grains) : IJobHandler
{
    /// <summary>The kind of the job.</summary>
    public const string CloseKind = "lead-packages.close";

    /// <inheritdoc/>
    public string Kind => CloseKind;

    /// <inheritdoc/>
    public Task RunAsync(Job job, CancellationToken cancellationToken = default) => grains.GetGrain<ILeadPackageGrain>(JobData.Read<string>(job)).Close();
}
