using System.Collections.Immutable;
using Orleans;
using Orleans.Core;
using Orleans.Runtime;

namespace Platform.Tests.Contracts.Orleans;

[GenerateSerializer, Alias("contract.counter")]
internal sealed class Counter
{
    [Id(0)]
    public int Count { get; set; }

    [Id(1)]
    public List<string> Names { get; set; } = [];
}

[GenerateSerializer, Immutable, Alias("contract.profile")]
internal sealed record Profile([property: Id(0)] string Name, [property: Id(1)] ImmutableArray<string> Tags)
{
    public static readonly Profile Empty = new("nobody", []);
}

internal interface IStateGrain : IGrainWithStringKey
{
    Task<string> AtActivation();

    Task Increment(string name, bool write);

    Task<string> Read();

    Task SetProfile(Profile profile);

    Task<string> ReadProfile();

    Task Reload();

    Task Clear();

    Task End();
}

internal sealed class StateGrain(
    [PersistentState("counter")] IPersistentState<Counter> counter,
    [PersistentState("profile", "Default")] IPersistentState<Profile> profile) : Grain, IStateGrain
{
    private string _atActivation = "";

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _atActivation = $"{counter.RecordExists}/{counter.State.Count}/{(counter.Etag is null ? "none" : "some")}";
        return Task.CompletedTask;
    }

    public Task<string> AtActivation() => Task.FromResult(_atActivation);

    public Task Increment(string name, bool write)
    {
        counter.State.Count++;
        counter.State.Names.Add(name);
        return write ? counter.WriteStateAsync() : Task.CompletedTask;
    }

    public Task<string> Read() =>
        Task.FromResult($"{counter.State.Count}:{string.Join(',', counter.State.Names)}:{counter.RecordExists}");

    public async Task SetProfile(Profile value)
    {
        profile.State = value;
        await profile.WriteStateAsync(CancellationToken.None);
    }

    public Task<string> ReadProfile()
    {
        var value = profile.RecordExists ? profile.State : Profile.Empty;
        return Task.FromResult($"{value.Name}:{string.Join(',', value.Tags)}");
    }

    public Task Reload() => counter.ReadStateAsync();

    public Task Clear() => counter.ClearStateAsync();

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

internal interface ICountedGrain : IGrainWithStringKey
{
    Task<int> Add(int writes);

    Task<int> Read();
}

internal sealed class CountedGrain([PersistentState("counted", "counting")] IPersistentState<Counter> state) : Grain, ICountedGrain
{
    public async Task<int> Add(int writes)
    {
        state.State.Count++;
        await Task.WhenAll(Enumerable.Range(0, writes).Select(_ => state.WriteStateAsync()));
        return state.State.Count;
    }

    public Task<int> Read() => Task.FromResult(state.State.Count);
}

internal interface IOldStyleGrain : IGrainWithStringKey
{
    Task<int> Next();

    Task End();
}

internal sealed class OldStyleGrain : Grain<Counter>, IOldStyleGrain
{
    public async Task<int> Next()
    {
        State.Count++;
        await WriteStateAsync();
        return State.Count;
    }

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

internal interface IHomelessGrain : IGrainWithStringKey
{
    Task Hello();
}

internal sealed class HomelessGrain([PersistentState("state", "no-such-storage")] IPersistentState<Counter> state) : Grain, IHomelessGrain
{
    public Task Hello() => state.ReadStateAsync();
}
