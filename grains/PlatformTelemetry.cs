using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Platform;

/// <summary>Every source, meter and attribute name of the platform. Attributes carry ids and kinds, never addresses or words.</summary>
public static class PlatformTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Platform";

    /// <summary>The thread's id.</summary>
    public const string ThreadId = "platform.thread.id";

    /// <summary>The class of a message, such as <c>customer</c>.</summary>
    public const string MessageClass = "platform.message.class";

    /// <summary>The activity of one agent's answer, as OpenTelemetry's conventions for agents name it.</summary>
    public const string InvokeAgent = "invoke_agent";

    /// <summary>The intent that an agent is asked to serve.</summary>
    public const string AgentName = "gen_ai.agent.name";

    /// <summary>The key of a notification's template.</summary>
    public const string Template = "platform.notification.template";

    /// <summary>The outcome of a step.</summary>
    public const string Outcome = "platform.outcome";

    /// <summary>What a model was asked for, such as <c>drafting</c>.</summary>
    public const string ModelRole = "platform.model.role";

    /// <summary>What a text was embedded for: <c>passage</c> or <c>question</c>.</summary>
    public const string EmbeddingPurpose = "platform.embedding.purpose";

    /// <summary>A model's id (OpenTelemetry's conventions for generative AI).</summary>
    public const string GenAiModel = "gen_ai.request.model";

    /// <summary>Traces.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Metrics.</summary>
    public static Meter Meter { get; } = new(Name);

    /// <summary>Messages taken in, by class and outcome (<c>accepted</c>, <c>duplicate</c>, <c>quarantined</c>).</summary>
    public static Counter<long> MessagesReceived { get; } = Meter.CreateCounter<long>("platform.messages.received", "{message}");

    /// <summary>Turns decided, by outcome (<c>replied</c>, <c>handed-off</c>, <c>failed</c>).</summary>
    public static Counter<long> Turns { get; } = Meter.CreateCounter<long>("platform.turns", "{turn}");

    /// <summary>How long a turn took to make.</summary>
    public static Histogram<double> TurnDuration { get; } = Meter.CreateHistogram<double>("platform.turn.duration", "s");

    /// <summary>Replies handed over.</summary>
    public static Counter<long> RepliesHandedOver { get; } = Meter.CreateCounter<long>("platform.replies.handed_over", "{reply}");

    /// <summary>Attempts at a hand-over whose outcome nobody knows: the relay's last answer was lost.</summary>
    public static Counter<long> DeliveriesAmbiguous { get; } = Meter.CreateCounter<long>("platform.deliveries.ambiguous", "{attempt}");

    /// <summary>Attempts at a hand-over that the relay did not take, by outcome (<c>delayed</c>, <c>failed</c>), and mails not sent (<c>suppressed</c>).</summary>
    public static Counter<long> DeliveryProblems { get; } = Meter.CreateCounter<long>("platform.deliveries.problems", "{attempt}");

    /// <summary>Messages of queues, by outcome (<c>done</c>, <c>failed</c>, <c>poison</c>).</summary>
    public static Counter<long> QueueMessages { get; } = Meter.CreateCounter<long>("platform.queues.messages", "{message}");

    /// <summary>Sentences that the claim checker held back.</summary>
    public static Counter<long> SentencesWithheld { get; } = Meter.CreateCounter<long>("platform.sentences.withheld", "{sentence}");

    /// <summary>Jobs of the schedule, by outcome (<c>done</c>, <c>failed</c>).</summary>
    public static Counter<long> ScheduledJobs { get; } = Meter.CreateCounter<long>("platform.jobs.scheduled", "{job}");

    /// <summary>Notifications, by template and outcome (<c>sent</c>, or why it was refused).</summary>
    public static Counter<long> Notifications { get; } = Meter.CreateCounter<long>("platform.notifications", "{notification}");

    /// <summary>Calls of models, by role, model and outcome (<c>used</c>, or why not).</summary>
    public static Counter<long> ModelCalls { get; } = Meter.CreateCounter<long>("platform.model.calls", "{call}");

    /// <summary>Calls of the embedding model, by purpose, model and outcome (<c>used</c>, or why a question was searched by its words alone).</summary>
    public static Counter<long> EmbeddingCalls { get; } = Meter.CreateCounter<long>("platform.embeddings.calls", "{call}");

    /// <summary>Tokens that the embedding model read, by model; nothing where the provider does not tell.</summary>
    public static Counter<long> EmbeddingTokens { get; } = Meter.CreateCounter<long>("platform.embeddings.tokens", "{token}");

    /// <summary>Searches of vectors that gave nothing, by outcome (<c>timed-out</c>, <c>unavailable</c>).</summary>
    public static Counter<long> VectorStoreFailures { get; } = Meter.CreateCounter<long>("platform.vectors.failures", "{search}");

    /// <summary>Bounces and complaints by class and outcome (<c>counted</c>, or why they changed nothing), a recipient each.</summary>
    public static Counter<long> FeedbackReceived { get; } = Meter.CreateCounter<long>("platform.feedback.received", "{recipient}");

    /// <summary>Threads woken.</summary>
    public static Counter<long> ThreadsActivated { get; } = Meter.CreateCounter<long>("platform.threads.activated", "{thread}");
}
