using Platform.Agents;
using Platform.Tests.Threads;
using Platform.Threads;
using Platform.Understanding;

namespace Platform.Tests.Agents;

/// <summary>Ready-made requests for the tests of agents.</summary>
internal static class GivenRequest
{
    public const string Correspondent = "john@example.com";

    /// <summary>A request of John's; the slots are of an earlier message unless they are named as given.</summary>
    public static AgentRequest Of(string intent, params (string Name, string Value)[] slots) => new(
        Given.ThreadId, 1, intent, "text", "en", Channels.Mail, Correspondent, null, [],
        [.. slots.Select(slot => new SlotValue(slot.Name, slot.Value, Correspondent, Given.Start))],
        [], null, null, false, SentimentLabel.Neutral, 0, Given.Start);

    /// <summary>The request with a level proved for an order, by whoever has the address.</summary>
    public static AgentRequest At(this AgentRequest request, int level, string orderNumber, string email = Correspondent) => request with
    {
        CustomerEmail = email,
        Levels = request.Levels.Add(new(Correspondent, level, orderNumber, Given.Start)),
    };

    /// <summary>The request as an answer to what the intent asked.</summary>
    public static AgentRequest Answering(this AgentRequest request, string? answer, string asked, params (string Name, string Value)[] state) => request with
    {
        Answer = answer,
        Frame = IntentFrame.Asking(request.Intent, asked, [.. state.Select(value => new Platform.Turns.FactValue(value.Name, value.Value))]),
    };
}
