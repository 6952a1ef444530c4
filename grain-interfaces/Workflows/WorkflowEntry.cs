namespace Platform.Workflows;

/// <summary>One attempt in a workflow's history.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Action">Whether it was done or undone.</param>
/// <param name="Attempt">Counted from 1 for each step and action.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="At">When the outcome was known.</param>
/// <param name="Detail">Why it was refused or is unknown, as a word; null in the ordinary case. Never card data.</param>
[GenerateSerializer, Immutable, Alias("platform.workflows.workflow-entry")]
public sealed record WorkflowEntry(
    [property: Id(0)] string Step,
    [property: Id(1)] WorkflowAction Action,
    [property: Id(2)] int Attempt,
    [property: Id(3)] WorkflowOutcome Outcome,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] string? Detail = null);
