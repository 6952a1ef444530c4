using Platform.Threads;

namespace Platform.Turns;

/// <summary>What a turn works on: the messages of one correspondent that no reply has answered, and what the thread remembers.</summary>
/// <param name="ThreadId">The thread.</param>
/// <param name="Turn">The number of the newest message; the reply's id is a function of thread and turn.</param>
/// <param name="Messages">Oldest first; never empty.</param>
/// <param name="Conversation">The thread's memory before the turn.</param>
/// <param name="Attempt">1 for the first try; a failing turn is tried again and then handed to a human.</param>
[GenerateSerializer, Immutable, Alias("platform.turns.turn-request")]
public sealed record TurnRequest(
    [property: Id(0)] string ThreadId,
    [property: Id(1)] int Turn,
    [property: Id(2)] ImmutableArray<InboundMessage> Messages,
    [property: Id(3)] Conversation Conversation,
    [property: Id(4)] int Attempt);
