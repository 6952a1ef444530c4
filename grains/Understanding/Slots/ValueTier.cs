namespace Platform.Understanding.Slots;

/// <summary>When a form of <c>Data/slots</c> counts as the value that it stands for.</summary>
internal enum ValueTier : byte
{
    /// <summary>Wherever it stands.</summary>
    Anywhere,

    /// <summary>Only as the answer to the question for its slot: "text" is a preference when one was asked for.</summary>
    Asked,

    /// <summary>Only right behind a time of day: "3pm est", but not the French "il est".</summary>
    AfterClock,

    /// <summary>No value but a word around one.</summary>
    Cue,
}
