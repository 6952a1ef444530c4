namespace Platform.Understanding;

/// <summary>The names of the intents. An intent is a name, training data and a folder for what it does: there is no enum to extend.</summary>
public static class IntentNames
{
    /// <summary>Where is my order, when does it come, what is its status.</summary>
    public const string CheckOrderStatus = "CheckOrderStatus";

    /// <summary>A question that the shop's documents may answer.</summary>
    public const string KnowledgeQuestion = "KnowledgeQuestion";

    /// <summary>A greeting and nothing else.</summary>
    public const string Greeting = "Greeting";

    /// <summary>Thanks and nothing else.</summary>
    public const string Thanks = "Thanks";

    /// <summary>Wants a human.</summary>
    public const string SpeakToHuman = "SpeakToHuman";

    /// <summary>Agrees to what was last asked.</summary>
    public const string Yes = "Yes";

    /// <summary>Declines what was last asked.</summary>
    public const string No = "No";

    /// <summary>Nothing was understood with enough confidence, or it is not the shop's business.</summary>
    public const string Fallback = "Fallback";

    /// <summary>Wants to send something back, have it exchanged or refunded.</summary>
    public const string ProcessReturn = "ProcessReturn";

    /// <summary>Looks for something to buy: a recommendation, a better model, what fits a budget.</summary>
    public const string UpsellProducts = "UpsellProducts";

    /// <summary>Wants to hear of offers: newsletter, alerts, an account with the club.</summary>
    public const string CaptureLeadInfo = "CaptureLeadInfo";

    /// <summary>Wants to be called.</summary>
    public const string ScheduleCallback = "ScheduleCallback";

    /// <summary>Asks what the platform can do.</summary>
    public const string Help = "Help";

    /// <summary>Wants to leave what is being filled in: "never mind", "forget it". Not the cancelling of an order.</summary>
    public const string Cancel = "Cancel";

    /// <summary>Wants no more messages.</summary>
    public const string Stop = "Stop";

    /// <summary>Wants to hear the last answer again.</summary>
    public const string Repeat = "Repeat";

    /// <summary>Praise or criticism that asks for nothing.</summary>
    public const string GiveFeedback = "GiveFeedback";
}
