using System.Globalization;
using Orleans;

namespace Platform.Tests.Contracts.Orleans;

internal interface IKeyed : IGrain
{
    Task<string> Key();
}

internal interface IIntegerKeyed : IGrainWithIntegerKey, IKeyed;

internal interface IGuidKeyed : IGrainWithGuidKey, IKeyed;

internal interface IIntegerCompoundKeyed : IGrainWithIntegerCompoundKey, IKeyed;

internal interface IGuidCompoundKeyed : IGrainWithGuidCompoundKey, IKeyed;

[GrainType("contract-keys")]
internal sealed class IntegerKeyedGrain : Grain, IIntegerKeyed
{
    public Task<string> Key() => Task.FromResult(this.GetPrimaryKeyLong().ToString(CultureInfo.InvariantCulture));
}

internal sealed class GuidKeyedGrain : Grain, IGuidKeyed
{
    public Task<string> Key() => Task.FromResult(this.GetPrimaryKey().ToString());
}

internal sealed class IntegerCompoundKeyedGrain : Grain, IIntegerCompoundKeyed
{
    public Task<string> Key()
    {
        var key = this.GetPrimaryKeyLong(out var extension);
        return Task.FromResult(string.Create(CultureInfo.InvariantCulture, $"{key}+{extension}"));
    }
}

internal sealed class GuidCompoundKeyedGrain : Grain, IGuidCompoundKeyed
{
    public Task<string> Key()
    {
        var key = this.GetPrimaryKey(out var extension);
        return Task.FromResult($"{key}+{extension}");
    }
}
