using System.Collections.Immutable;

namespace Platform.Knowledge;

/// <summary>A document after its markup was read: readable text by section.</summary>
/// <param name="Path">Path below the knowledge folder, with forward slashes.</param>
/// <param name="Title">Front matter title, first heading, HTML title or the file's name, in that order.</param>
/// <param name="Sections">The sections in reading order; never empty.</param>
public sealed record KnowledgeDocument(string Path, string Title, ImmutableArray<DocumentSection> Sections);
