namespace Platform.Knowledge;

/// <summary>A piece of a document that was found for a question (grounding).</summary>
/// <param name="Document">The document's path below the knowledge folder, with forward slashes.</param>
/// <param name="Title">The document's title.</param>
/// <param name="Section">The heading path inside the document; empty at its start.</param>
/// <param name="Text">The passage's text.</param>
/// <param name="Score">How well it answers, 0 to 1; comparable between questions.</param>
[GenerateSerializer, Immutable, Alias("platform.knowledge.passage")]
public sealed record Passage(
    [property: Id(0)] string Document,
    [property: Id(1)] string Title,
    [property: Id(2)] string Section,
    [property: Id(3)] string Text,
    [property: Id(4)] double Score);
