namespace Platform.Workflows;

/// <summary>A state that has a workflow in it, so that both are saved at once.</summary>
/// <typeparam name="TSelf">The state itself.</typeparam>
public interface IWorkflowSubject<TSelf>
{
    /// <summary>From content; the idempotency keys of the steps begin with it.</summary>
    string WorkflowId { get; }

    /// <summary>The workflow.</summary>
    WorkflowState Workflow { get; }

    /// <summary>The state with another workflow.</summary>
    TSelf With(WorkflowState workflow);
}
