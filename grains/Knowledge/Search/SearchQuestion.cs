namespace Platform.Knowledge;

/// <summary>A question looked up in a corpus: which terms it is about, how rare they are, and which no document has.</summary>
internal sealed class SearchQuestion
{
    private const double Corrected = 0.85;
    private const double Misspelt = 0.6;
    private const double Relative = 0.6;
    private const double Straddling = 0.4;

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
        var own = int.MaxValue;
        foreach (var alternative in unit.Alternatives)
        {
            int[] terms = [.. alternative.Terms.Select(corpus.Find)];
            if (!terms.Contains(-1))
            {
                sequences.Add(new(terms, alternative.Strength));
                frequency = Math.Max(frequency, alternative.Strength < 0.6 ? 0 : terms.Min(corpus.Frequency));
                own = alternative.Strength < 1 ? own : Math.Min(own, terms.Min(corpus.Frequency));
            }
        }

        var corrected = sequences.Count == 0 ? Guess(unit, language, corpus) : null;
        if (corrected is not null)
        {
            sequences.Add(corrected);
            frequency = corpus.Frequency(corrected.Terms[0]);
        }

        // The customer's own word tells how special a thing is; a common synonym makes it half as common.
        var rarity = own == int.MaxValue ? Rarity(frequency, corpus.Count) : (Rarity(own, corpus.Count) + Rarity(frequency, corpus.Count)) / 2;
        var weight = unit.Importance * (WeightFloor + ((1 - WeightFloor) * rarity));

        // Half of the bigrams of a text without spaces straddle two words: that no document has one means little.
        var straddling = sequences.Count == 0 && Tokenizer.IsIdeograph(unit.Surface[0]);
        return new(straddling ? weight * Straddling : weight, rarity, sequences.Count > 0, unit.Importance >= 0.9 && !straddling, corrected is not null, [.. sequences]);
    }

    /// <summary>A word that no document has, in any form: a slip of the pen, a missing accent, or a relative of a known word.</summary>
    private static SearchSequence? Guess(QuestionUnit unit, string language, KnowledgeCorpus corpus)
    {
        if (unit.IsNumber || unit.Surface.Contains(' ', StringComparison.Ordinal) || Tokenizer.IsIdeograph(unit.Surface[0]))
        {
            return null;
        }

        if (language == "vi")
        {
            return corpus.FindFolded(unit.Surface) is >= 0 and var accented ? new([accented], Corrected) : null;
        }

        if (corpus.Spelling.Correct(unit.Surface) is { } stem && corpus.Find(stem) is >= 0 and var term)
        {
            return new([term], Corrected);
        }

        var meant = Lexicon.Default.Misspelt(unit.Surface)
            .Where(other => other.Terms.Length == 1 && !other.Loose)
            .Select(other => corpus.Find(other.Terms[0]))
            .Where(found => found >= 0)
            .ToList();
        if (meant.Count > 0)
        {
            return new([meant.MaxBy(corpus.Frequency)], Misspelt);
        }

        return corpus.FindRelative(unit.Alternatives[0].Terms[0]) is >= 0 and var relative ? new([relative], Relative) : null;
    }
}
