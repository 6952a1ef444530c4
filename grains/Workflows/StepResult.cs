namespace Platform.Workflows;

/// <summary>What came of a step.</summary>
/// <param name="Outcome">Done, refused or unknown.</param>
/// <param name="State">What the workflow is about, with what the step found out.</param>
/// <param name="Detail">Why it was refused or is unknown, as a word.</param>
public sealed record StepResult<TState>(WorkflowOutcome Outcome, TState State, string? Detail = null);
