using System.Text.Json.Serialization;

namespace Platform.Workflows;

/// <summary>What is tried with a step.</summary>
[GenerateSerializer, Alias("platform.workflows.workflow-action")]
[JsonConverter(typeof(JsonStringEnumConverter<WorkflowAction>))]
public enum WorkflowAction
{
    /// <summary>The step itself.</summary>
    Do = 0,

    /// <summary>Its compensation.</summary>
    Undo = 1,
}
