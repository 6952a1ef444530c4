namespace Platform.Knowledge;

/// <summary>A question looked up in a corpus: which terms it is about, how rare they are, and which no document has.</summary>
internal sealed class SearchQuestion
{
    private const double Corrected = 0.85;

    // A word that is everywhere in the documents still tells a little: the floor of a unit's weight.
    private const double WeightFloor = 0.2;

    private SearchQuestion(Question question, SearchUnit[] units)
    {
        Question = question;
        Units = units;
        TotalWeight = units.Sum(unit => unit.Weight);
        Lookup = new();
        for (var unit = 0; unit < units.Length; unit++)
        {
            for (var sequence = 0; sequence < units[unit].Sequences.Length; sequence++)
            {
                foreach (var term in units[unit].Sequences[sequence].Terms)
                {
                    (Lookup.TryGetValue(term, out var list) ? list : Lookup[term] = []).Add((unit, sequence));
                }
            }
        }
    }

    public Question Question { get; }

    public SearchUnit[] Units { get; }

    public double TotalWeight { get; }

    /// <summary>For each term the units and sequences that it belongs to.</summary>
    public Dictionary<int, List<(int Unit, int Sequence)>> Lookup { get; }

    public static SearchQuestion Resolve(Question question, KnowledgeCorpus corpus) =>
        new(question, [.. question.Units.Select(unit => Resolve(unit, question.Language, corpus))]);

    /// <summary>Rarity of something that occurs in so many chunks, 0 to 1 (inverse document frequency, Spärck Jones 1972, over its maximum).</summary>
    public static double Rarity(int frequency, int count)
    {
        var smallest = Math.Log((count + 1) / 0.5);
        return Math.Clamp(Math.Log((count + 1) / (frequency + 0.5)) / smallest, 0, 1);
    }

    private static SearchUnit Resolve(QuestionUnit unit, string language, KnowledgeCorpus corpus)
    {
        var sequences = new List<SearchSequence>();
        var frequency = 0;
        foreach (var alternative in unit.Alternatives)
        {
            int[] terms = [.. alternative.Terms.Select(corpus.Find)];
            if (!terms.Contains(-1))
            {
                sequences.Add(new(terms, alternative.Strength));
                frequency = Math.Max(frequency, alternative.Strength < 0.6 ? 0 : terms.Min(corpus.Frequency));
            }
        }

        var corrected = false;
        if (sequences.Count == 0 && !unit.IsNumber && !unit.Surface.Contains(' ', StringComparison.Ordinal) && language is not ("vi" or "zh" or "ja" or "th")
            && corpus.Spelling.Correct(unit.Surface) is { } stem && corpus.Find(stem) is >= 0 and var term)
        {
            sequences.Add(new([term], Corrected));
            frequency = corpus.Frequency(term);
            corrected = true;
        }

        var rarity = Rarity(frequency, corpus.Count);
        var weight = unit.Importance * (WeightFloor + ((1 - WeightFloor) * rarity));
        return new(weight, rarity, sequences.Count > 0, unit.Importance >= 0.9, corrected, [.. sequences]);
    }
}
