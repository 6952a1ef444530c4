using System.Text.Json.Serialization;

namespace Platform.Threads;

/// <summary>Who answers a thread.</summary>
[GenerateSerializer, Alias("platform.threads.thread-status")]
[JsonConverter(typeof(JsonStringEnumConverter<ThreadStatus>))]
public enum ThreadStatus
{
    /// <summary>The bot answers.</summary>
    [JsonStringEnumMemberName("open")] Open = 0,

    /// <summary>The bot called a human and is silent.</summary>
    [JsonStringEnumMemberName("handed-off")] HandedOff = 1,

    /// <summary>A human has it; the bot is silent until it is given back.</summary>
    [JsonStringEnumMemberName("taken")] Taken = 2,
}
