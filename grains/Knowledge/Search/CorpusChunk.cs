namespace Platform.Knowledge;

/// <summary>A chunk's terms as numbers, for ranking.</summary>
/// <param name="Document">Number of its document.</param>
/// <param name="Title">Terms of the title.</param>
/// <param name="Section">Terms of the heading path.</param>
/// <param name="Types">Bits of the answer types that each sentence holds.</param>
/// <param name="Order">Its place in the document, from 0.</param>
/// <param name="Body">Terms of the text; <see cref="KnowledgeCorpus.SentenceEnd"/> parts sentences.</param>
internal sealed record CorpusChunk(int Document, int[] Title, int[] Section, int[] Body, int[] Types, int Order)
{
    /// <summary>How many terms it has, in title, headings and text.</summary>
    public int TermCount { get; } = Title.Length + Section.Length + Body.Count(term => term != KnowledgeCorpus.SentenceEnd);
}
