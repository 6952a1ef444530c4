namespace Platform.Turns;

/// <summary>A sentence that wants to leave, with the facts that it says it stands on.</summary>
/// <param name="Text">As the customer would read it.</param>
/// <param name="FactIds">The facts that support it; empty for a sentence that claims nothing.</param>
/// <param name="OwnParagraph">Whether a new paragraph begins with it.</param>
/// <param name="Fixed">Whether its words are a document's, were said before, or bind somebody: then no model words it anew.</param>
public sealed record DraftSentence(string Text, ImmutableArray<string> FactIds, bool OwnParagraph = false, bool Fixed = false);
