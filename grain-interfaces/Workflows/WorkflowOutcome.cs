using System.Text.Json.Serialization;

namespace Platform.Workflows;

/// <summary>What came of an attempt.</summary>
[GenerateSerializer, Alias("platform.workflows.workflow-outcome")]
[JsonConverter(typeof(JsonStringEnumConverter<WorkflowOutcome>))]
public enum WorkflowOutcome
{
    /// <summary>It is done, and durable.</summary>
    Done = 0,

    /// <summary>It was not done and never will be: sold out, declined.</summary>
    Refused = 1,

    /// <summary>Nobody knows, or not this time: a time-out, a failure of the infrastructure. It may have happened.</summary>
    Unknown = 2,
}
