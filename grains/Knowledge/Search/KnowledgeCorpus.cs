using System.Collections.Immutable;

namespace Platform.Knowledge;

/// <summary>What ranking needs of all chunks: vocabulary, frequencies and terms. Never changes once built, so reads need no lock.</summary>
public sealed class KnowledgeCorpus
{
    internal const int SentenceEnd = -1;
    private readonly Dictionary<string, int> terms = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];
    private readonly List<int> frequencies = [];
    private readonly List<bool> weak = [];
    private readonly Dictionary<string, int> documents = new(StringComparer.Ordinal);
    private readonly List<CorpusChunk> chunks = [];
    private readonly Dictionary<string, int> folded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> beginnings = new(StringComparer.Ordinal);
    private readonly HashSet<int> seen = [];
    private readonly List<int> documentLengths = [];
    private long bodyLength;
    private long termCount;

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

    /// <summary>How many different terms the chunks have.</summary>
    internal int TermCount => texts.Count;

    /// <summary>Terms of a chunk, on average.</summary>
    internal double AverageTerms => (double)termCount / chunks.Count;

    internal SpellingCorrector Spelling { get; private set; } = SpellingCorrector.Empty;

    /// <summary>Builds a corpus; the chunks' order is their number.</summary>
    /// <param name="source">Document, language, the three stored term strings and the sentences' answer types of each chunk.</param>
    /// <param name="words">Words as written and their stems.</param>
    public static KnowledgeCorpus Build(
        IEnumerable<(string Document, string Language, string Title, string Section, string Body, string Types)> source, IEnumerable<(string Word, string Stem)> words)
    {
        ArgumentNullException.ThrowIfNull(source);
        var corpus = new KnowledgeCorpus();
        var languages = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (document, language, title, section, body, types) in source)
        {
            languages.Add(language);
            corpus.Add(document, title, section, body, types);
        }

        corpus.Relate();
        corpus.Languages = [.. languages];
        corpus.Spelling = new SpellingCorrector(words);
        return corpus;
    }

    /// <summary>A document's length over the average.</summary>
    internal double RelativeLength(int document) => bodyLength == 0 ? 1 : (double)documentLengths[document] * documents.Count / bodyLength;

    internal CorpusChunk Chunk(int number) => chunks[number];

    /// <summary>A term's number, or -1 when no chunk has it.</summary>
    internal int Find(string term) => terms.TryGetValue(term, out var id) ? id : -1;

    /// <summary>The commonest term that is the same without its accents, or -1.</summary>
    internal int FindFolded(string folded) => this.folded.TryGetValue(folded, out var id) ? id : -1;

    /// <summary>
    /// The commonest term that shares a long beginning ("enrol" and "enrollment", "encryption" and "encrypted"), or -1: what
    /// stemming left apart. Five letters and three quarters of the longer one keep strangers out.
    /// </summary>
    internal int FindRelative(string term)
    {
        if (term.Length < 5)
        {
            return -1;
        }

        var best = -1;
        foreach (var id in beginnings.GetValueOrDefault(term[..5]) ?? [])
        {
            var other = texts[id];
            var common = term.AsSpan().CommonPrefixLength(other);
            if (common * 4 >= Math.Max(term.Length, other.Length) * 3 && common >= Math.Min(term.Length, other.Length) - 1 && (best < 0 || frequencies[id] > frequencies[best]))
            {
                best = id;
            }
        }

        return best;
    }

    internal string Text(int term) => texts[term];

    /// <summary>In how many chunks a term occurs.</summary>
    internal int Frequency(int term) => frequencies[term];

    /// <summary>True for a word that says little: get, need, possible.</summary>
    internal bool IsWeak(int term) => weak[term];

    private void Relate()
    {
        for (var id = 0; id < texts.Count; id++)
        {
            var text = texts[id];
            var plain = Folding.Fold(text);
            if (plain != text && (!folded.TryGetValue(plain, out var known) || frequencies[id] > frequencies[known]))
            {
                folded[plain] = id;
            }

            if (text.Length >= 5 && char.IsLetter(text[0]))
            {
                (beginnings.TryGetValue(text[..5], out var list) ? list : beginnings[text[..5]] = []).Add(id);
            }
        }
    }

    private void Add(string document, string title, string section, string body, string types)
    {
        if (!documents.TryGetValue(document, out var number))
        {
            documents[document] = number = documents.Count;
            documentLengths.Add(0);
        }

        seen.Clear();
        var chunk = new CorpusChunk(number, Numbers(title), Numbers(section), Numbers(body), Bits(types), chunks.Count > 0 && chunks[^1].Document == number ? chunks[^1].Order + 1 : 0);
        chunks.Add(chunk);
        bodyLength += chunk.Body.Length;
        termCount += chunk.TermCount;
        documentLengths[number] += chunk.Body.Length;
        foreach (var term in seen)
        {
            frequencies[term]++;
        }
    }

    private static int[] Bits(string stored) =>
        stored.Length == 0 ? [] : Array.ConvertAll(stored.Split(' '), bits => int.Parse(bits, System.Globalization.CultureInfo.InvariantCulture));

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
            weak.Add(WordLists.IsWeakStem(text, "en"));
        }

        seen.Add(id);
        return id;
    }
}
