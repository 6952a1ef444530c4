namespace Platform.Workflows;

/// <summary>A workflow as it is stored after each attempt.</summary>
/// <param name="Steps">The names of the steps, in order.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Position">The step that is next: to be done while running, to be undone while undoing.</param>
/// <param name="Attempts">How often in a row that step was tried without an outcome.</param>
/// <param name="NotBefore">When it may be tried again; null for at once.</param>
/// <param name="Failure">Why it is undone; null while it is not.</param>
/// <param name="History">The newest attempts, oldest first; at most <see cref="HistoryLimit"/>.</param>
[GenerateSerializer, Immutable, Alias("platform.workflows.workflow-state")]
public sealed record WorkflowState(
    [property: Id(0)] ImmutableArray<string> Steps,
    [property: Id(1)] WorkflowStatus Status,
    [property: Id(2)] int Position,
    [property: Id(3)] int Attempts,
    [property: Id(4)] DateTimeOffset? NotBefore,
    [property: Id(5)] string? Failure,
    [property: Id(6)] ImmutableArray<WorkflowEntry> History)
{
    /// <summary>The most entries that a history keeps.</summary>
    public const int HistoryLimit = 200;

    /// <summary>How many attempts were ever recorded; names the next wake-up.</summary>
    [Id(7)] public int Recorded { get; init; }

    /// <summary>Whether nothing is left to do.</summary>
    public bool HasEnded() => Status is WorkflowStatus.Done or WorkflowStatus.Undone;
}
