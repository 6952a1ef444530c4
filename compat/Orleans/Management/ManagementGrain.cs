namespace Orleans.Runtime;

internal sealed class ManagementGrain(SiloRuntime silo) : Grain, IManagementGrain
{
    public Task<Dictionary<SiloAddress, SiloStatus>> GetHosts(bool onlyActive = false) =>
        Task.FromResult(new Dictionary<SiloAddress, SiloStatus> { [silo.Address] = SiloStatus.Active });

    public Task ForceActivationCollection(TimeSpan ageLimit) => silo.Clock.CollectAsync(ageLimit);

    public Task<int> GetTotalActivationCount() => Task.FromResult(silo.Catalog.Activations.Count());

    public Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics() => Task.FromResult(silo.Catalog.Activations
        .GroupBy(activation => activation.Class)
        .Select(group => new SimpleGrainStatistic { GrainType = Name(group.Key), SiloAddress = silo.Address, ActivationCount = group.Count() })
        .ToArray());

    public Task<DetailedGrainStatistic[]> GetDetailedGrainStatistics(string[]? types = null, SiloAddress[]? hostsIds = null) =>
        Task.FromResult(silo.Catalog.Activations
            .Where(activation => types is null || types.Contains(Name(activation.Class), StringComparer.Ordinal))
            .Select(activation => new DetailedGrainStatistic { GrainType = Name(activation.Class), SiloAddress = silo.Address, GrainId = activation.GrainId })
            .ToArray());

    public ValueTask<List<GrainId>> GetActiveGrains(GrainType type) => new([.. silo.Catalog.Activations
        .Where(activation => activation.Class.GrainType == type)
        .Select(activation => activation.GrainId)
        .Distinct()]);

    public ValueTask<SiloAddress?> GetActivationAddress(IAddressable reference) =>
        new(silo.Catalog.TryGet(reference.GetGrainId(), out _) ? silo.Address : null);

    private static string Name(GrainClass grainClass) => $"{grainClass.Type.FullName},{grainClass.Type.Assembly.GetName().Name}";
}
