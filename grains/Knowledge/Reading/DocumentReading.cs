namespace Platform.Knowledge;

/// <summary>What came of reading one file: a document, or the reason why there is none.</summary>
/// <param name="Path">Path below the knowledge folder, with forward slashes.</param>
/// <param name="Document">The document; null when the file was skipped.</param>
/// <param name="Problem">Why the file, or a part of it, was left out, for the operator; null when all of it was read.</param>
public sealed record DocumentReading(string Path, KnowledgeDocument? Document, string? Problem);
