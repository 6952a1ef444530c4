using Platform.Jobs;

namespace Platform.Offers;

/// <summary>Holds an offer's price for the customer's other threads.</summary>
public sealed class HoldOfferHandler(IOfferStore offers) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => Offer.HoldKind;

    /// <inheritdoc/>
    public Task RunAsync(Job job, CancellationToken cancellationToken = default) => offers.HoldAsync(JobData.Read<Offer>(job), cancellationToken);
}
