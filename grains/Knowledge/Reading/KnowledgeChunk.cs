namespace Platform.Knowledge;

/// <summary>What the index stores and cites: a piece of a document short enough to quote from.</summary>
/// <param name="Document">The document's path.</param>
/// <param name="Title">The document's title.</param>
/// <param name="Section">The heading path; empty at the document's start.</param>
/// <param name="Text">Blocks, one a line.</param>
public sealed record KnowledgeChunk(string Document, string Title, string Section, string Text);
