using System.Text.Json;
using Platform.Agents;
using Platform.Turns;

namespace Platform.Offers;

/// <summary>What the agent wants to find again in its frame.</summary>
internal static class OfferState
{
    /// <summary>The category that is looked in.</summary>
    public const string Category = "category";

    /// <summary>Set once a budget was asked for: it is asked once.</summary>
    public const string BudgetAsked = "budgetAsked";

    /// <summary>When the offer was accepted; the proof of who pays may follow later.</summary>
    public const string AcceptedAt = "acceptedAt";

    /// <summary>The id of the purchase whose outcome the customer has not heard.</summary>
    public const string Purchase = "purchase";

    private const string Made = "offer";

    /// <summary>The offer that was made; null when there is none.</summary>
    public static Offer? OfferOf(AgentRequest request) =>
        request.State(Made) is { } json ? JsonSerializer.Deserialize<Offer>(json, PlatformJson.Options) : null;

    /// <summary>The frame with an offer.</summary>
    public static IntentFrame With(this IntentFrame frame, Offer offer) => frame.With(Made, JsonSerializer.Serialize(offer, PlatformJson.Options));

    /// <summary>The frame without what belonged to an offer.</summary>
    public static IntentFrame WithoutOffer(this IntentFrame frame) =>
        frame with { State = frame.State.RemoveAll(value => value.Name is Made or AcceptedAt) };

    /// <summary>Whether the frame is about more than a purchase under way.</summary>
    public static bool IsOpen(AgentRequest request) =>
        request.Frame is { } frame && (frame.Asks is not null || frame.State.Any(value => value.Name != Purchase));

    /// <summary>The frame of a request, or a new one.</summary>
    public static IntentFrame FrameOf(AgentRequest request) => request.Frame ?? new(request.Intent, null, []);

    /// <summary>A moment as a frame keeps it.</summary>
    public static FactValue Moment(string name, DateTimeOffset at) => new(name, at.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
