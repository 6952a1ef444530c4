namespace Platform.Workflows;

/// <summary>
/// One step of a workflow over a state. Both sides are idempotent, because a crash may come between an effect and the note of it; and
/// undoing what was never done does nothing. An exception counts as <see cref="WorkflowOutcome.Unknown"/>.
/// </summary>
/// <typeparam name="TState">What the workflow is about.</typeparam>
public interface IWorkflowStep<TState>
{
    /// <summary>The step's name in the history.</summary>
    string Name { get; }

    /// <summary>Does it.</summary>
    Task<StepResult<TState>> DoAsync(TState state, CancellationToken cancellationToken = default);

    /// <summary>Undoes it, also when it is not known whether it was done: it must not happen afterwards either.</summary>
    Task<StepResult<TState>> UndoAsync(TState state, CancellationToken cancellationToken = default);
}
