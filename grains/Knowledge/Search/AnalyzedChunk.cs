using System.Collections.Immutable;

namespace Platform.Knowledge;

/// <summary>A chunk with the terms that it is found by, as they are stored: separated by spaces, sentences by a bar.</summary>
/// <param name="Chunk">The original.</param>
/// <param name="Language">Language of its document.</param>
/// <param name="TitleTerms">Terms of the document's title.</param>
/// <param name="SectionTerms">Terms of the heading path.</param>
/// <param name="BodyTerms">Terms of the text.</param>
/// <param name="Types">For each sentence the bits of the <see cref="AnswerType"/>s that it holds, separated by spaces.</param>
/// <param name="Words">Words as written and their stems, for spelling.</param>
public sealed record AnalyzedChunk(
    KnowledgeChunk Chunk, string Language, string TitleTerms, string SectionTerms, string BodyTerms, string Types, ImmutableArray<(string Word, string Stem)> Words);
