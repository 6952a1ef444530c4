using System.Text;

namespace Platform.Knowledge;

/// <summary>Cuts and analyses a document for the index.</summary>
public static class ChunkAnalyzer
{
    /// <summary>Parts sentences in stored terms; FTS5's tokenizer skips it.</summary>
    public const string SentenceEnd = "|";

    /// <summary>The chunks of a document with their terms.</summary>
    public static IReadOnlyList<AnalyzedChunk> Analyze(KnowledgeDocument document, KnowledgeOptions options)
    {
        ArgumentNullException.ThrowIfNull(document);
        var sample = string.Join('\n', document.Sections.SelectMany(section => section.Blocks).Take(40)) + "\n" + document.Title;
        var language = WordLists.Detect(sample, Tokenizer.Tokenize(sample), "en");
        var title = Terms(document.Title, language, null);
        return [.. Chunker.Cut(document, options).Select(chunk => Analyze(chunk, language, title))];
    }

    private static AnalyzedChunk Analyze(KnowledgeChunk chunk, string language, string title)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        Terms(chunk.Title, language, words);
        var section = Terms(chunk.Section, language, words);
        string[] sentences = [.. SentenceSplitter.Split(chunk.Text).Select(range => chunk.Text[range.Start..range.End])];
        var body = string.Join($" {SentenceEnd} ", sentences.Select(sentence => Terms(sentence, language, words)));
        return new(chunk, language, title, section, body, string.Join(' ', sentences.Select(Types)), [.. words.Select(pair => (pair.Key, pair.Value))]);
    }

    private static int Types(string text)
    {
        var bits = 0;
        for (var type = AnswerType.Duration; type <= AnswerType.Count; type++)
        {
            bits |= AnswerTypes.Holds(text, type) ? 1 << (int)type : 0;
        }

        return bits;
    }

    private static string Terms(string text, string language, Dictionary<string, string>? words)
    {
        var joined = new StringBuilder(text.Length);
        var terms = TextAnalyzer.Analyze(text, language);
        if (language == "en")
        {
            TextAnalyzer.JoinParticles(terms, (verb, particle) => Lexicon.Default.Knows(language, verb, particle));
        }

        for (var i = 0; i < terms.Count; i++)
        {
            var term = terms[i];
            if (term.IsStop)
            {
                continue;
            }

            joined.Append(joined.Length > 0 ? " " : string.Empty).Append(term.Text);
            if (TextAnalyzer.WithParticle(terms, i) is { } phrase)
            {
                joined.Append(' ').Append(phrase);
            }

            if (term.Kind == TokenKind.Word)
            {
                words?.TryAdd(term.Surface, term.Text);
            }
        }

        return joined.ToString();
    }
}
