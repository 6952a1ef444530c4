using Platform.Jobs;
using Platform.Threads;
using Platform.Turns;

namespace Platform.Agents;

/// <summary>What an agent returns: facts first, then what may be said on their ground. Everything is optional; <see cref="Nothing"/> says nothing.</summary>
[GenerateSerializer, Immutable, Alias("platform.agents.agent-answer")]
public sealed record AgentAnswer
{
    /// <summary>Nothing to say.</summary>
    public static AgentAnswer Nothing { get; } = new();

    /// <summary>What the agent's tools returned. Ids are the agent's own; the turn numbers them anew.</summary>
    [Id(0)] public ImmutableArray<Fact> Facts { get; init; } = [];

    /// <summary>What to say, in this order.</summary>
    [Id(1)] public ImmutableArray<Saying> Sayings { get; init; } = [];

    /// <summary>What to ask, when <see cref="Frame"/> asks something. One reply asks one thing: when another agent asked before, this waits.</summary>
    [Id(14)] public Saying? Question { get; init; }

    /// <summary>Where the intent stands; null closes it.</summary>
    [Id(2)] public IntentFrame? Frame { get; init; }

    /// <summary>The level that is needed before the agent can go on; it is asked again once the level is proved. Zero: none.</summary>
    [Id(3)] public int RequiredLevel { get; init; }

    /// <summary>Levels that were proved, by code that compared a proof with a store.</summary>
    [Id(4)] public ImmutableArray<Verification> Proved { get; init; } = [];

    /// <summary>Attempts at a proof, for the audit.</summary>
    [Id(5)] public ImmutableArray<VerificationTry> Tries { get; init; } = [];

    /// <summary>The verified customer's address; null when none was verified.</summary>
    [Id(6)] public string? CustomerEmail { get; init; }

    /// <summary>Slots whose value turned out wrong: they are asked for again.</summary>
    [Id(7)] public ImmutableArray<string> Forgets { get; init; } = [];

    /// <summary>Slots that the agent knows from its tools, such as a name on file: they are not asked for.</summary>
    [Id(8)] public ImmutableArray<FactValue> Learns { get; init; } = [];

    /// <summary>What has to be done once the turn is durable.</summary>
    [Id(9)] public ImmutableArray<Job> Jobs { get; init; } = [];

    /// <summary>Why a human is called; null when none is.</summary>
    [Id(10)] public string? HandOff { get; init; }

    /// <summary>The documents used, as the reply names them.</summary>
    [Id(11)] public ImmutableArray<string> Citations { get; init; } = [];

    /// <summary>An intent that would be a gentle next step; whether the mood allows it is decided elsewhere.</summary>
    [Id(12)] public string? Suggests { get; init; }

    /// <summary>The lead's score after this answer, 0 to 100; null when it did not change.</summary>
    [Id(13)] public int? LeadScore { get; init; }
}
