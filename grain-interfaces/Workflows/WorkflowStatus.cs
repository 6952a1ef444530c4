using System.Text.Json.Serialization;

namespace Platform.Workflows;

/// <summary>Where a workflow stands.</summary>
[GenerateSerializer, Alias("platform.workflows.workflow-status")]
[JsonConverter(typeof(JsonStringEnumConverter<WorkflowStatus>))]
public enum WorkflowStatus
{
    /// <summary>Its steps are being done.</summary>
    Running = 0,

    /// <summary>Every step is done.</summary>
    Done = 1,

    /// <summary>A step failed for good: what was done is being undone, the last step first.</summary>
    Undoing = 2,

    /// <summary>Nothing of it is left.</summary>
    Undone = 3,
}
