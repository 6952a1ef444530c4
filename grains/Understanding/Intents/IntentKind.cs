namespace Platform.Understanding.Intents;

/// <summary>How a class of the model counts in a reading.</summary>
internal enum IntentKind : byte
{
    /// <summary>Something to serve.</summary>
    Request,

    /// <summary>Greeting, thanks and a bare "help": reported only where nothing else is said.</summary>
    Courtesy,

    /// <summary>Yes and no: reported in short messages and where something was asked.</summary>
    Answer,

    /// <summary>A folder that begins with an underscore and is no intent: what surrounds a request in a mail.</summary>
    Statement,

    /// <summary>A folder that begins with an underscore: somebody else's business, or something that only a human does.</summary>
    Outside,
}
