using Platform.Agents;

namespace Platform.Threads;

/// <summary>What the thread remembers between turns: bounded, whatever the thread's length.</summary>
/// <param name="Language">The customer's language, ISO 639-1; empty before the first reading.</param>
/// <param name="Slots">The newest value of each slot and correspondent; of a slot that may have several, those of the newest message.</param>
/// <param name="Asked">What was last asked, a slot or one of <see cref="QuestionNames"/>; null when nothing was.</param>
/// <param name="Verifications">Proved levels.</param>
/// <param name="Tries">The tries of the last 24 hours.</param>
/// <param name="Sentiment">Smoothed over the thread, -1 to 1.</param>
/// <param name="NegativeRun">How many messages in a row were negative.</param>
/// <param name="DisclosedAi">Whether the thread was told that a machine answers (EU AI Act art. 50: once a thread).</param>
[GenerateSerializer, Immutable, Alias("platform.threads.conversation")]
public sealed record Conversation(
    [property: Id(0)] string Language,
    [property: Id(1)] ImmutableArray<SlotValue> Slots,
    [property: Id(3)] string? Asked,
    [property: Id(4)] ImmutableArray<Verification> Verifications,
    [property: Id(5)] ImmutableArray<VerificationTry> Tries,
    [property: Id(6)] double Sentiment,
    [property: Id(7)] int NegativeRun,
    [property: Id(8)] bool DisclosedAi)
{
    /// <summary>The conversation of a thread in which nothing was said.</summary>
    public static Conversation Empty { get; } = new("", [], null, [], [], 0, 0, false);

    /// <summary>The open intents, oldest first.</summary>
    [Id(9)] public ImmutableArray<IntentFrame> Frames { get; init; } = [];

    /// <summary>The address that the correspondent of the newest turn was verified to have; null when none was.</summary>
    [Id(10)] public string? CustomerEmail { get; init; }

    /// <summary>Who each correspondent was verified to be.</summary>
    [Id(13)] public ImmutableArray<KnownCustomer> Customers { get; init; } = [];

    /// <summary>The lead's score, 0 to 100; 0 before there is a lead.</summary>
    [Id(11)] public int LeadScore { get; init; }

    /// <summary>How often in a row <see cref="Asked"/> was asked: a question that is not understood twice goes to a human.</summary>
    [Id(12)] public int AskedTimes { get; init; }

    /// <summary>The newest value of a slot that this correspondent gave; null when it was never given.</summary>
    public string? Slot(string name, string correspondent) =>
        Slots.LastOrDefault(slot => slot.Name == name && slot.Correspondent == correspondent)?.Value;

    /// <summary>The level that a correspondent has proved for an order; 0 when none.</summary>
    public int LevelFor(string correspondent, string orderNumber) =>
        Verifications.Where(proved => proved.Correspondent == correspondent && proved.OrderNumber == orderNumber)
            .Select(proved => proved.Level)
            .DefaultIfEmpty(0)
            .Max();
}
