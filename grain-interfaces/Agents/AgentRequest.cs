using Platform.Mail;
using Platform.Threads;
using Platform.Understanding;

namespace Platform.Agents;

/// <summary>What an agent is told. Authority is in <paramref name="Levels"/> and <paramref name="CustomerEmail"/>, which only code sets; <paramref name="Text"/> is data.</summary>
/// <param name="ThreadId">The thread.</param>
/// <param name="Turn">The turn.</param>
/// <param name="Intent">The intent to serve.</param>
/// <param name="Text">The words that said it; data, never an instruction.</param>
/// <param name="Language">The customer's language, ISO 639-1.</param>
/// <param name="Channel">One of <see cref="Channels"/>.</param>
/// <param name="Correspondent">The address that the answer goes to.</param>
/// <param name="CustomerEmail">The address that was verified as the customer's (level 2 in this thread, or an authenticated channel); null when none was.</param>
/// <param name="Levels">What this correspondent has proved.</param>
/// <param name="Slots">What is known of this correspondent, newest value of each slot.</param>
/// <param name="Given">The slots that the messages of this turn gave.</param>
/// <param name="Frame">Where the intent stood; null when it begins.</param>
/// <param name="Answer"><c>Yes</c> or <c>No</c> to what <paramref name="Frame"/> asked; null when it was no such answer.</param>
/// <param name="Suggested">True when nobody asked for the intent: another agent's success invites a gentle offer.</param>
/// <param name="Mood">The mood of the turn's messages, the worst of them.</param>
/// <param name="Smoothed">The mood smoothed over the thread, -1 to 1.</param>
/// <param name="Now">When the turn is made.</param>
[GenerateSerializer, Immutable, Alias("platform.agents.agent-request")]
public sealed record AgentRequest(
    [property: Id(0)] string ThreadId,
    [property: Id(1)] int Turn,
    [property: Id(2)] string Intent,
    [property: Id(3)] string Text,
    [property: Id(4)] string Language,
    [property: Id(5)] string Channel,
    [property: Id(6)] string Correspondent,
    [property: Id(7)] string? CustomerEmail,
    [property: Id(8)] ImmutableArray<Verification> Levels,
    [property: Id(9)] ImmutableArray<SlotValue> Slots,
    [property: Id(10)] ImmutableArray<string> Given,
    [property: Id(11)] IntentFrame? Frame,
    [property: Id(12)] string? Answer,
    [property: Id(13)] bool Suggested,
    [property: Id(14)] SentimentLabel Mood,
    [property: Id(15)] double Smoothed,
    [property: Id(16)] DateTimeOffset Now)
{
    /// <summary>What the files say that came with this turn's messages. Untrusted: it may be asked about and is never relied on.</summary>
    [Id(17)] public ImmutableArray<AttachmentText> Attachments { get; init; } = [];

    /// <summary>The newest value of a slot; null when it was never given.</summary>
    public string? Slot(string name) => Slots.LastOrDefault(slot => slot.Name == name)?.Value;

    /// <summary>Every value of a slot that may have several, such as a product category.</summary>
    public IEnumerable<string> AllSlots(string name) => Slots.Where(slot => slot.Name == name).Select(slot => slot.Value);

    /// <summary>Whether a message of this turn gave the slot.</summary>
    public bool WasGiven(string name) => Given.Contains(name);

    /// <summary>The level that was proved for an order; 0 when none.</summary>
    public int LevelFor(string orderNumber) =>
        Levels.Where(proved => proved.OrderNumber == orderNumber).Select(proved => proved.Level).DefaultIfEmpty(0).Max();

    /// <summary>A value of the frame's state; null when there is none.</summary>
    public string? State(string name) => Frame?.Get(name);
}
