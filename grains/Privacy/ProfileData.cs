using Platform.Customers;

namespace Platform.Privacy;

/// <summary>The profile, with consents and remembered slots.</summary>
public sealed class ProfileData(IGrainFactory grains) : IPersonalData
{
    /// <inheritdoc/>
    public string Name => "profile";

    /// <inheritdoc/>
    public async Task<object?> ExportAsync(Person person, CancellationToken cancellationToken = default)
    {
        var profile = await grains.GetGrain<ICustomerGrain>(person.Id).GetProfile();
        return profile is { FirstSeenAt: null, Email: null, Consents.IsEmpty: true, Withdrawals.IsEmpty: true } ? null : profile;
    }

    /// <inheritdoc/>
    public async Task<int> EraseAsync(Person person, CancellationToken cancellationToken = default)
    {
        await grains.GetGrain<ICustomerGrain>(person.Id).Erase();
        return 0;
    }
}
