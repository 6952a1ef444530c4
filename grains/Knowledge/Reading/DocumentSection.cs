using System.Collections.Immutable;

namespace Platform.Knowledge;

/// <summary>The text under one heading.</summary>
/// <param name="Heading">The heading path below the title, joined with " > "; empty before the first heading.</param>
/// <param name="Blocks">Paragraphs, list items and table rows as plain text, one line each.</param>
public sealed record DocumentSection(string Heading, ImmutableArray<string> Blocks);
