using Platform.Jobs;
using Platform.Threads;

namespace Platform.Turns;

/// <summary>What a turn wants to say, before the claim checker has seen it.</summary>
public sealed record Draft(
    ImmutableArray<DraftSentence> Sentences,
    ImmutableArray<Fact> Facts,
    ImmutableArray<string> Citations,
    Conversation Conversation,
    string? HandOff,
    ImmutableArray<Job> Jobs);
