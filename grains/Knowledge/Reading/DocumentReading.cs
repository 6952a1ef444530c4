namespace Platform.Knowledge;

/// <summary>What came of reading one file: a document, or the reason why there is none.</summary>
/// <param name="Path">Path below the knowledge folder, with forward slashes.</param>
/// <param name="Document">The document; null when the file was skipped.</param>
/// <param name="Problem">Why the file was skipped, for the operator; null when it was read.</param>
public sealed record DocumentReading(string Path, KnowledgeDocument? Document, string? Problem);
