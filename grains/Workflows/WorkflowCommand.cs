namespace Platform.Workflows;

/// <summary>What a workflow wants next.</summary>
public abstract record WorkflowCommand
{
    private WorkflowCommand()
    {
    }

    /// <summary>Try a step or its compensation.</summary>
    public sealed record Try(string Step, WorkflowAction Action) : WorkflowCommand;

    /// <summary>Nothing before a moment.</summary>
    public sealed record Wait(DateTimeOffset Until) : WorkflowCommand;

    /// <summary>It has ended.</summary>
    public sealed record End : WorkflowCommand;
}
