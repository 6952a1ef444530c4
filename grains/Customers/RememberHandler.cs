using Platform.Jobs;
using Platform.Shop;

namespace Platform.Customers;

/// <summary>Tells a profile what a turn of its verified customer learnt, with what the shop has on file by that address.</summary>
public sealed class RememberHandler(IGrainFactory grains, IShop shop) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => CustomerMemo.RememberKind;

    /// <inheritdoc/>
    public async Task RunAsync(Job job, CancellationToken cancellationToken = default)
    {
        var memo = JobData.Read<CustomerMemo>(job);
        var onFile = await shop.FindCustomerAsync(memo.Email, cancellationToken);
        await grains.GetGrain<ICustomerGrain>(CustomerIds.FromAddress(memo.Email))
            .Remember(memo with { ShopCustomerId = onFile?.CustomerId, Tier = onFile?.Tier });
    }
}
