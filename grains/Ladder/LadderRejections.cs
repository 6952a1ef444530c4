namespace Platform.Ladder;

/// <summary>Why something that looked like the name of a thread did not count.</summary>
public static class LadderRejections
{
    /// <summary>It has the form of a token and no valid signature: forged, damaged, or signed by a key that is no longer used.</summary>
    public const string BadSignature = "bad-signature";

    /// <summary>No thread has a message of that id.</summary>
    public const string UnknownId = "unknown-id";

    /// <summary>Somebody who would get the answer is no participant of that thread.</summary>
    public const string NotParticipant = "not-participant";

    /// <summary>The mail names more ids than are looked up.</summary>
    public const string TooMany = "too-many";
}
