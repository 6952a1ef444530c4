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
}
