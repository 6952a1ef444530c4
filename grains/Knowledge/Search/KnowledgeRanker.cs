using System.Collections.Immutable;
using Platform.Knowledge.Vectors;

namespace Platform.Knowledge;

/// <summary>The pure half of a search: what to ask the full-text index, and how to rank what it returns.</summary>
public static class KnowledgeRanker
{
    private const int MostTerms = 24;

    // A lead of this much in rank is as good as having no rival.
    private const double NoRival = 4;

    /// <summary>Searches a customer's text, which may hold several questions.</summary>
    /// <param name="text">The customer's text.</param>
    /// <param name="language">ISO 639-1 code of the customer's language.</param>
    /// <param name="corpus">The documents.</param>
    /// <param name="find">Finds the chunks that match an FTS5 expression, in any order.</param>
    /// <param name="near">Chunks that are near by their vectors, nearest first.</param>
    /// <param name="candidates">How many chunks the words propose for each question.</param>
    /// <param name="max">Most passages to return.</param>
    public static ImmutableArray<RankedPassage> Search(
        string text, string language, KnowledgeCorpus corpus, Func<string, IEnumerable<int>> find, IReadOnlyList<int> near, int candidates, int max)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(find);
        ArgumentNullException.ThrowIfNull(near);
        var rankings = new List<ImmutableArray<RankedPassage>>();
        foreach (var asked in QuestionAnalyzer.Analyze(text, language, corpus.Languages))
        {
            var question = SearchQuestion.Resolve(asked, corpus);
            var terms = Terms(question);
            if (terms.Length > 0)
            {
                var found = find(Expression(terms, corpus));
                var (words, further) = near.Count == 0
                    ? (Bm25.Best(terms, found, corpus, candidates), [])
                    : CandidateFusion.Choose(Bm25.Best(terms, found, corpus, CandidateFusion.Depth(candidates)), near, candidates);
                rankings.Add(Rank(question, corpus, words, further));
            }
        }

        return rankings.Count == 1 ? [.. rankings[0].Take(max)] : Merge(rankings, max);
    }

    /// <summary>What the full-text index is asked for: the question's weightiest terms; none when the documents know none of them.</summary>
    private static ImmutableArray<int> Terms(SearchQuestion question) =>
    [
        .. question.Units
            .SelectMany(unit => unit.Sequences.SelectMany(sequence => sequence.Terms.Select(term => (Term: term, Value: unit.Weight * sequence.Strength))))
            .GroupBy(pair => pair.Term)
            .Select(group => (Term: group.Key, Value: group.Max(pair => pair.Value)))
            .OrderByDescending(pair => pair.Value)
            .Take(MostTerms)
            .Select(pair => pair.Term),
    ];

    /// <summary>The FTS5 expression for any of the terms.</summary>
    private static string Expression(ImmutableArray<int> terms, KnowledgeCorpus corpus) =>
        string.Join(" OR ", terms.Select(term => $"\"{corpus.Text(term)}\""));

    /// <summary>Joins the rankings of a mail's questions: a passage counts for the question that it answers best.</summary>
    private static ImmutableArray<RankedPassage> Merge(IEnumerable<ImmutableArray<RankedPassage>> rankings, int max) =>
    [
        .. rankings.SelectMany(ranking => ranking)
            .GroupBy(passage => passage.Chunk)
            .Select(group => group.MaxBy(passage => passage.Score)!)
            .OrderByDescending(passage => passage.Score).ThenBy(passage => passage.Chunk)
            .Take(max),
    ];

    /// <summary>Ranks candidates, best first.</summary>
    private static ImmutableArray<RankedPassage> Rank(SearchQuestion question, KnowledgeCorpus corpus, IReadOnlyList<int> words, IReadOnlyList<int> further)
    {
        var scored = Score(question, corpus, words, further)
            .Select(entry => (entry.Number, entry.Features, Rank: ScoreModel.Rank(entry.Features), corpus.Chunk(entry.Number).Document))
            .OrderByDescending(entry => entry.Rank).ThenBy(entry => entry.Number)
            .ToList();
        if (scored.Count == 0)
        {
            return [];
        }

        var first = scored[0];
        var other = scored.Find(entry => entry.Document != first.Document);
        var ranked = ImmutableArray.CreateBuilder<RankedPassage>(scored.Count);
        var ceiling = 1.0;
        foreach (var entry in scored)
        {
            var rival = entry.Document == first.Document ? other.Features is null ? entry.Rank - NoRival : other.Rank : first.Rank;
            var features = entry.Features with { Margin = Math.Clamp((entry.Rank - rival) / NoRival, -1, 1) };

            // The two models weigh differently; what ranks lower never scores higher.
            ceiling = Math.Min(ceiling, ScoreModel.Probability(features));
            ranked.Add(new(entry.Number, ceiling) { Features = features });
        }

        return ranked.MoveToImmutable();
    }

    /// <summary>
    /// Scores candidates. What a document says as a whole is told by the passages that the words propose: further ones of the same
    /// document would make it look more to the point than the model of scores has learned it.
    /// </summary>
    private static List<(int Number, PassageFeatures Features)> Score(SearchQuestion question, KnowledgeCorpus corpus, IReadOnlyList<int> words, IReadOnlyList<int> further)
    {
        var scorer = new PassageScorer(question, corpus);
        var scored = new List<(int Number, PassageFeatures Features)>();
        var documents = new Dictionary<int, DocumentEvidence>();
        foreach (var number in words)
        {
            scored.Add((number, scorer.Score(number)));
            Evidence(number).Add(scorer);
        }

        var told = documents.Keys.ToHashSet();
        foreach (var number in further)
        {
            scored.Add((number, scorer.Score(number)));
            if (!told.Contains(corpus.Chunk(number).Document))
            {
                Evidence(number).Add(scorer);
            }
        }

        var topicality = documents.ToDictionary(pair => pair.Key, pair => pair.Value.Topicality(question, corpus.RelativeLength(pair.Key)));
        var most = topicality.Count == 0 ? 0 : topicality.Values.Max();
        for (var i = 0; i < scored.Count; i++)
        {
            var document = corpus.Chunk(scored[i].Number).Document;
            scored[i] = (scored[i].Number, scored[i].Features with
            {
                DocumentCoverage = documents[document].Coverage(question),
                Topicality = topicality[document],
                TopicalityShare = most == 0 ? 0 : topicality[document] / most,
            });
        }

        return scored;

        DocumentEvidence Evidence(int number)
        {
            var document = corpus.Chunk(number).Document;
            return documents.TryGetValue(document, out var known) ? known : documents[document] = new(question.Units.Length);
        }
    }
}
