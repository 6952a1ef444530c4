using Platform.Deliveries;
using Platform.Jobs;
using Platform.Models;
using Platform.Threads;

namespace Platform.Turns;

/// <summary>What a turn proposes. The thread disposes: a result that newer messages or a human have overtaken is dropped.</summary>
/// <param name="Turn">The turn of the request.</param>
/// <param name="MessageIds">The messages that it answers.</param>
/// <param name="Readings">One for each message.</param>
/// <param name="Facts">What the agents returned.</param>
/// <param name="Conversation">The thread's memory after the turn.</param>
/// <param name="Reply">The reply; null when none is due.</param>
/// <param name="HandOff">Why a human is called; null when none is.</param>
/// <param name="Withheld">Sentences that the claim checker removed, with the reason; empty in a healthy turn.</param>
[GenerateSerializer, Immutable, Alias("platform.turns.turn-result")]
public sealed record TurnResult(
    [property: Id(0)] int Turn,
    [property: Id(1)] ImmutableArray<string> MessageIds,
    [property: Id(2)] ImmutableArray<MessageReading> Readings,
    [property: Id(3)] ImmutableArray<Fact> Facts,
    [property: Id(4)] Conversation Conversation,
    [property: Id(5)] OutboundReply? Reply,
    [property: Id(6)] string? HandOff,
    [property: Id(7)] ImmutableArray<string> Withheld)
{
    /// <summary>What has to be done once the turn is durable.</summary>
    [Id(8)] public ImmutableArray<Job> Jobs { get; init; } = [];

    /// <summary>The calls of models, in their order; empty without models.</summary>
    [Id(9)] public ImmutableArray<ModelCall> ModelCalls { get; init; } = [];

    /// <summary>A model's summary of a long thread for the operator, its figures checked against the thread; null when there is none.</summary>
    [Id(10)] public string? Summary { get; init; }
}
