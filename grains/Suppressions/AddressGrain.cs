using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace Platform.Suppressions;

/// <summary>Remembers what was reported of an address, and makes the suppression list follow.</summary>
public sealed class AddressGrain(
    [PersistentState("address", PlatformStorage.Grains)] IPersistentState<AddressState> saved,
    ISuppressionList suppressions,
    IOptions<SuppressionOptions> options,
    TimeProvider time) : Grain, IAddressGrain
{
    private AddressState State => saved.RecordExists ? saved.State : AddressState.Unknown;

    public async Task Report(AddressReport report)
    {
        await Save(AddressDecider.Report(State, report, options.Value));

        // Also for a report that is known: a crash may have come between the two. What was lifted since is not entered again.
        await Enter();
    }

    public async Task Heard(string evidence)
    {
        await Save(AddressDecider.Heard(State, evidence, time.GetUtcNow()));
        await suppressions.LiftAsync(this.GetPrimaryKeyString(), SuppressionReasons.Bounce);
    }

    public async Task<LiftOutcome> Lift(string reason, string operatorName, string why)
    {
        var listed = (await suppressions.ListAsync(this.GetPrimaryKeyString())).Any(entry => entry.Reason == reason);
        var (outcome, state) = AddressDecider.Lift(State, listed, reason, operatorName, why, time.GetUtcNow());
        if (outcome == LiftOutcome.Lifted)
        {
            await Save(state);
            await suppressions.LiftAsync(this.GetPrimaryKeyString(), reason);
        }

        return outcome;
    }

    public Task<AddressState> GetState() => Task.FromResult(State);

    public async Task Erase()
    {
        if (saved.RecordExists)
        {
            await saved.ClearStateAsync();
        }
    }

    public Task EncryptAnew() => saved.RecordExists ? saved.WriteStateAsync() : Task.CompletedTask;

    private async Task Enter()
    {
        foreach (var hold in State.Holds)
        {
            await suppressions.AddCustomerAsync(this.GetPrimaryKeyString(), hold.Reason, hold.Since, hold.Evidence);
        }
    }

    private Task Save(AddressState next)
    {
        if (ReferenceEquals(next, State))
        {
            return Task.CompletedTask;
        }

        saved.State = next;
        return saved.WriteStateAsync();
    }
}
