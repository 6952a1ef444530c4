using System.Text.Json.Serialization;

namespace Platform.Operators;

/// <summary>Why a thread comes before another in the operators' queue; the smaller value first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Urgency>))]
public enum Urgency
{
    /// <summary>The customer is very displeased.</summary>
    [JsonStringEnumMemberName("very-negative")] VeryNegative = 0,

    /// <summary>A lead of 80 points or more.</summary>
    [JsonStringEnumMemberName("hot-lead")] HotLead = 1,

    /// <summary>The customer waits for an answer.</summary>
    [JsonStringEnumMemberName("waiting")] Waiting = 2,

    /// <summary>An operator has answered, and nothing came since.</summary>
    [JsonStringEnumMemberName("answered")] Answered = 3,
}
