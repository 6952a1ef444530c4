using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Platform.Jobs;
using Platform.Workflows;

namespace Platform.Purchases;

/// <summary>Carries one purchase out: state after each attempt, a wake-up before it waits.</summary>
public sealed partial class PurchaseGrain(
    [PersistentState("purchase", PlatformStorage.Grains)] IPersistentState<PurchaseState> saved,
    IEnumerable<IWorkflowStep<PurchaseState>> steps,
    IPurchaseIndex index,
    IJobSchedule schedule,
    IOptions<WorkflowOptions> options,
    TimeProvider time,
    ILogger<PurchaseGrain> logger) : Grain, IPurchaseGrain
{
    private readonly WorkflowRunner<PurchaseState> _runner = new(steps, options.Value, time, logger);

    public async Task Start(PurchaseOrder order)
    {
        if (!saved.RecordExists)
        {
            await SaveAsync(PurchaseDecider.Begin(order));
        }

        await Resume();
    }

    public async Task Resume()
    {
        if (!saved.RecordExists)
        {
            return;
        }

        await NoteAsync();
        if (await _runner.RunAsync(saved.State, SaveAsync) is { } until)
        {
            await schedule.PutAsync([PurchaseDecider.WakeUp(saved.State, until)]);
        }

        await NoteAsync();
        await schedule.PutAsync(PurchaseDecider.Rewards(saved.State, time.GetUtcNow()));
        if (WorkflowDecider.NeedsHuman(saved.State.Workflow, options.Value))
        {
            LogStuck(logger, saved.State.Order.Offer.Id, saved.State.Workflow.Steps[saved.State.Workflow.Position], saved.State.Workflow.Attempts);
        }
    }

    public Task<Purchase?> Get() => Task.FromResult(saved.RecordExists ? PurchaseDecider.Show(saved.State, options.Value) : null);

    public async Task<bool> Erase()
    {
        if (!saved.RecordExists || saved.State.Workflow.Status is WorkflowStatus.Running or WorkflowStatus.Undoing)
        {
            return false;
        }

        await saved.ClearStateAsync();
        return true;
    }

    public Task EncryptAnew() => saved.RecordExists ? saved.WriteStateAsync() : Task.CompletedTask;

    private Task NoteAsync() =>
        index.PutAsync(saved.State.Order.Offer.Id, saved.State.Order.Offer.CustomerId, saved.State.Workflow.Status, saved.State.Order.AcceptedAt);

    private async Task SaveAsync(PurchaseState state)
    {
        saved.State = state;
        try
        {
            await saved.WriteStateAsync();
        }
        catch
        {
            // Memory is ahead of storage: what is stored is read again, and the attempt repeated with its key.
            DeactivateOnIdle();
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Purchase {OfferId} cannot be undone: step {Step} failed {Attempts} times. It is tried on; somebody should look.")]
    private static partial void LogStuck(ILogger logger, string offerId, string step, int attempts);
}
