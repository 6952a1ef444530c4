using Microsoft.Extensions.Logging;

namespace Platform.Workflows;

/// <summary>Tries what <see cref="WorkflowDecider"/> wants, one step after the other, and saves after each attempt, so that a crash repeats at most one.</summary>
/// <typeparam name="TState">What the workflow is about, with the workflow in it.</typeparam>
public sealed partial class WorkflowRunner<TState>(IEnumerable<IWorkflowStep<TState>> steps, WorkflowOptions options, TimeProvider time, ILogger logger)
    where TState : IWorkflowSubject<TState>
{
    private readonly Dictionary<string, IWorkflowStep<TState>> _steps = steps.ToDictionary(step => step.Name);

    /// <summary>Goes on until nothing can be done now.</summary>
    /// <param name="subject">The state as it was saved last.</param>
    /// <param name="save">Makes a state durable.</param>
    /// <param name="cancellationToken">Stops between two attempts.</param>
    /// <returns>When to go on; null when it has ended.</returns>
    public async Task<DateTimeOffset?> RunAsync(TState subject, Func<TState, Task> save, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (WorkflowDecider.Next(subject.Workflow, time.GetUtcNow()))
            {
                case WorkflowCommand.End:
                    return null;
                case WorkflowCommand.Wait wait:
                    return wait.Until;
                case WorkflowCommand.Try attempt:
                    var result = await TryAsync(attempt, subject, cancellationToken);
                    subject = result.State.With(WorkflowDecider.Record(subject.Workflow, result.Outcome, result.Detail, options, time.GetUtcNow()));
                    await save(subject);
                    break;
                default:
                    throw new InvalidOperationException("unknown command of a workflow");
            }
        }
    }

    private async Task<StepResult<TState>> TryAsync(WorkflowCommand.Try attempt, TState subject, CancellationToken cancellationToken)
    {
        var step = _steps[attempt.Step];
        try
        {
            return attempt.Action == WorkflowAction.Do ? await step.DoAsync(subject, cancellationToken) : await step.UndoAsync(subject, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Nobody knows whether it happened; the next attempt has the same key.
            LogUnknown(logger, subject.WorkflowId, attempt.Step, attempt.Action, failure);
            return new(WorkflowOutcome.Unknown, subject, failure.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Workflow {WorkflowId}: {Action} of {Step} has no known outcome; it is tried again")]
    private static partial void LogUnknown(ILogger logger, string workflowId, string step, WorkflowAction action, Exception failure);
}
