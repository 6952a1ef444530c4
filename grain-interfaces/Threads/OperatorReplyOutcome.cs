using System.Text.Json.Serialization;

namespace Platform.Threads;

/// <summary>What became of an operator's reply.</summary>
[GenerateSerializer, Alias("platform.threads.operator-reply-outcome")]
[JsonConverter(typeof(JsonStringEnumConverter<OperatorReplyOutcome>))]
public enum OperatorReplyOutcome
{
    /// <summary>It is durable and on its way.</summary>
    [JsonStringEnumMemberName("accepted")] Accepted = 0,

    /// <summary>The thread had it already; nothing was changed.</summary>
    [JsonStringEnumMemberName("duplicate")] Duplicate = 1,

    /// <summary>The bot answers this thread: it has to be taken first.</summary>
    [JsonStringEnumMemberName("bot-answers")] BotAnswers = 2,
}
