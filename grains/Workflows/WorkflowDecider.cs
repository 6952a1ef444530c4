namespace Platform.Workflows;

/// <summary>
/// Steps in order, each tried again while its outcome is unknown; when one fails for good, what was done is undone in reverse. It ends
/// wholly done or wholly undone (docs/adr/0015-offers-and-purchases.md). Pure.
/// </summary>
public static class WorkflowDecider
{
    /// <summary>A workflow of which nothing is done.</summary>
    public static WorkflowState Begin(ImmutableArray<string> steps) =>
        steps.IsDefaultOrEmpty ? throw new ArgumentException("a workflow has at least one step", nameof(steps)) : new(steps, WorkflowStatus.Running, 0, 0, null, null, []);

    /// <summary>What is next.</summary>
    public static WorkflowCommand Next(WorkflowState state, DateTimeOffset now) =>
        state.HasEnded() ? new WorkflowCommand.End()
        : state.NotBefore is { } until && until > now ? new WorkflowCommand.Wait(until)
        : new WorkflowCommand.Try(state.Steps[state.Position], ActionOf(state));

    /// <summary>The state after an attempt at what <see cref="Next"/> named.</summary>
    public static WorkflowState Record(WorkflowState state, WorkflowOutcome outcome, string? detail, WorkflowOptions options, DateTimeOffset now)
    {
        if (state.HasEnded())
        {
            throw new InvalidOperationException($"the workflow is {state.Status}: nothing was to be tried");
        }

        var action = ActionOf(state);
        var noted = state with
        {
            History = Note(state.History, new(state.Steps[state.Position], action, state.Attempts + 1, outcome, now, detail)),
            Recorded = state.Recorded + 1,
            NotBefore = null,
        };
        return (action, outcome) switch
        {
            (WorkflowAction.Do, WorkflowOutcome.Done) => Forward(noted),
            (WorkflowAction.Undo, WorkflowOutcome.Done) => Back(noted, noted.Position - 1),

            // What was only refused has left nothing; after an attempt of which nobody knows, it is undone like the others.
            (WorkflowAction.Do, WorkflowOutcome.Refused) => Back(noted with { Failure = detail ?? "refused" }, state.Attempts == 0 ? noted.Position - 1 : noted.Position),
            (WorkflowAction.Do, _) when state.Attempts + 1 >= options.Attempts => Back(noted with { Failure = detail ?? "unknown" }, noted.Position),
            _ => noted with { Attempts = state.Attempts + 1, NotBefore = now + Delay(state.Attempts, options) },
        };
    }

    /// <summary>Whether a compensation has failed so often that somebody should look. It is tried on.</summary>
    public static bool NeedsHuman(WorkflowState state, WorkflowOptions options) =>
        state.Status == WorkflowStatus.Undoing && state.Attempts >= options.Attempts;

    private static WorkflowAction ActionOf(WorkflowState state) =>
        state.Status == WorkflowStatus.Running ? WorkflowAction.Do : WorkflowAction.Undo;

    private static WorkflowState Forward(WorkflowState state) => state with
    {
        Attempts = 0,
        Position = state.Position + 1,
        Status = state.Position + 1 == state.Steps.Length ? WorkflowStatus.Done : WorkflowStatus.Running,
    };

    private static WorkflowState Back(WorkflowState state, int position) => state with
    {
        Attempts = 0,
        Position = Math.Max(position, 0),
        Status = position < 0 ? WorkflowStatus.Undone : WorkflowStatus.Undoing,
    };

    private static TimeSpan Delay(int failedBefore, WorkflowOptions options)
    {
        var delay = options.FirstDelay * Math.Pow(2, Math.Min(failedBefore, 30));
        return delay < options.LongestDelay ? delay : options.LongestDelay;
    }

    private static ImmutableArray<WorkflowEntry> Note(ImmutableArray<WorkflowEntry> history, WorkflowEntry entry) =>
        history.Length < WorkflowState.HistoryLimit ? history.Add(entry) : history.RemoveAt(0).Add(entry);
}
