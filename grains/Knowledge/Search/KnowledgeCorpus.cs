using System.Collections.Immutable;

namespace Platform.Knowledge;

/// <summary>What ranking needs of all chunks: vocabulary, frequencies and terms. Never changes once built, so reads need no lock.</summary>
public sealed class KnowledgeCorpus
{
    internal const int SentenceEnd = -1;
    private readonly Dictionary<string, int> terms = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];
    private readonly List<int> frequencies = [];
    private readonly Dictionary<string, int> documents = new(StringComparer.Ordinal);
    private readonly List<CorpusChunk> chunks = [];
    private readonly HashSet<int> seen = [];
    private long bodyLength;

    private KnowledgeCorpus()
    {
    }

    /// <summary>Languages that the documents are in.</summary>
    public ImmutableArray<string> Languages { get; private set; } = [];

    /// <summary>How many chunks there are.</summary>
    public int Count => chunks.Count;

    /// <summary>How many documents there are.</summary>
    public int DocumentCount => documents.Count;

    internal double AverageLength => chunks.Count == 0 ? 1 : Math.Max(1, (double)bodyLength / chunks.Count);

    internal SpellingCorrector Spelling { get; private set; } = SpellingCorrector.Empty;

    /// <summary>Builds a corpus; the chunks' order is their number.</summary>
    /// <param name="source">Document, language, the three stored term strings and the answer types of each chunk.</param>
    /// <param name="words">Words as written and their stems.</param>
    public static KnowledgeCorpus Build(
        IEnumerable<(string Document, string Language, string Title, string Section, string Body, int Types)> source, IEnumerable<(string Word, string Stem)> words)
    {
        ArgumentNullException.ThrowIfNull(source);
        var corpus = new KnowledgeCorpus();
        var languages = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (document, language, title, section, body, types) in source)
        {
            languages.Add(language);
            corpus.Add(document, title, section, body, types);
        }

        corpus.Languages = [.. languages];
        corpus.Spelling = new SpellingCorrector(words);
        return corpus;
    }

    internal CorpusChunk Chunk(int number) => chunks[number];

    /// <summary>A term's number, or -1 when no chunk has it.</summary>
    internal int Find(string term) => terms.TryGetValue(term, out var id) ? id : -1;

    internal string Text(int term) => texts[term];

    /// <summary>In how many chunks a term occurs.</summary>
    internal int Frequency(int term) => frequencies[term];

    private void Add(string document, string title, string section, string body, int types)
    {
        if (!documents.TryGetValue(document, out var number))
        {
            documents[document] = number = documents.Count;
        }

        seen.Clear();
        var chunk = new CorpusChunk(number, Numbers(title), Numbers(section), Numbers(body), types);
        chunks.Add(chunk);
        bodyLength += chunk.Body.Length;
        foreach (var term in seen)
        {
            frequencies[term]++;
        }
    }

    private int[] Numbers(string stored)
    {
        var numbers = new List<int>();
        foreach (var range in stored.AsSpan().Split(' '))
        {
            var term = stored.AsSpan()[range];
            if (term.SequenceEqual(ChunkAnalyzer.SentenceEnd))
            {
                numbers.Add(SentenceEnd);
            }
            else if (!term.IsEmpty)
            {
                numbers.Add(Number(term));
            }
        }

        return [.. numbers];
    }

    private int Number(ReadOnlySpan<char> term)
    {
        var lookup = terms.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(term, out var id))
        {
            id = frequencies.Count;
            var text = term.ToString();
            terms[text] = id;
            texts.Add(text);
            frequencies.Add(0);
        }

        seen.Add(id);
        return id;
    }
}
