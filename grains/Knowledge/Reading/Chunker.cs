namespace Platform.Knowledge;

/// <summary>Cuts documents by section, and long sections between blocks or sentences.</summary>
public static class Chunker
{
    /// <summary>Cuts one document; pieces come in reading order.</summary>
    public static IEnumerable<KnowledgeChunk> Cut(KnowledgeDocument document, KnowledgeOptions options)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(options);
        foreach (var section in document.Sections)
        {
            foreach (var text in CutSection(section, options))
            {
                yield return new(document.Path, document.Title, section.Heading, text);
            }
        }
    }

    private static IEnumerable<string> CutSection(DocumentSection section, KnowledgeOptions options)
    {
        var piece = new List<string>();
        var length = 0;
        foreach (var block in section.Blocks.SelectMany(block => CutBlock(block, options.ChunkLength)))
        {
            if (length > 0 && length + block.Length > options.ChunkLength)
            {
                yield return string.Join('\n', piece);
                piece = Overlap(piece, options.ChunkOverlap);
                length = piece.Sum(line => line.Length + 1);
            }

            piece.Add(block);
            length += block.Length + 1;
        }

        if (piece.Count > 0)
        {
            yield return string.Join('\n', piece);
        }
    }

    /// <summary>The last lines of a piece, as far as they fit: what was just said still belongs to what follows.</summary>
    private static List<string> Overlap(List<string> piece, int limit)
    {
        var first = piece.Count;
        var length = 0;
        while (first > 1 && length + piece[first - 1].Length <= limit)
        {
            length += piece[--first].Length;
        }

        return piece.GetRange(first, piece.Count - first);
    }

    private static IEnumerable<string> CutBlock(string block, int limit)
    {
        if (block.Length <= limit)
        {
            yield return block;
            yield break;
        }

        var start = 0;
        var end = 0;
        foreach (var sentence in SentenceSplitter.Split(block))
        {
            if (end > start && sentence.End - start > limit)
            {
                yield return block[start..end].Trim();
                start = sentence.Start;
            }

            end = sentence.End;
        }

        yield return block[start..].Trim();
    }
}
