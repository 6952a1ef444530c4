namespace Platform.Knowledge;

/// <summary>What all passages of a document say together: a page about invoices names them throughout, another page once.</summary>
internal sealed class DocumentEvidence(int units)
{
    // Saturation and length as in BM25; a word of the heading counts as much as several of the text.
    private const double K1 = 2;
    private const double B = 0.4;
    private const double HeadCount = 3;
    private readonly double[] matches = new double[units];
    private readonly double[] counts = new double[units];
    private readonly double[] heads = new double[units];

    /// <summary>Adds a passage that was just scored.</summary>
    public void Add(PassageScorer scorer)
    {
        for (var unit = 0; unit < matches.Length; unit++)
        {
            matches[unit] = Math.Max(matches[unit], scorer.Matches[unit]);
            heads[unit] = Math.Max(heads[unit], scorer.HeadMatches[unit]);
            counts[unit] += scorer.BodyCounts[unit];
        }
    }

    /// <summary>Part of the question's weight that the document speaks of.</summary>
    public double Coverage(SearchQuestion question)
    {
        var covered = 0.0;
        for (var unit = 0; unit < matches.Length; unit++)
        {
            covered += matches[unit] * question.Units[unit].Weight;
        }

        return covered / Math.Max(question.TotalWeight, 1e-9);
    }

    /// <summary>How much the document is about the question, 0 to 1.</summary>
    /// <param name="question">The question.</param>
    /// <param name="length">The document's length over the average.</param>
    public double Topicality(SearchQuestion question, double length)
    {
        var sum = 0.0;
        for (var unit = 0; unit < matches.Length; unit++)
        {
            var frequency = counts[unit] + (HeadCount * heads[unit]);
            sum += question.Units[unit].Weight * frequency / (frequency + (K1 * (1 - B + (B * length))));
        }

        return sum / Math.Max(question.TotalWeight, 1e-9);
    }
}
