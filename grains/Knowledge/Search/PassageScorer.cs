namespace Platform.Knowledge;

/// <summary>Compares one chunk with one question. Not shared between threads: it reuses its buffers.</summary>
internal sealed class PassageScorer
{
    // BM25's k1 and b: the usual values (Robertson and Zaragoza 2009, section 3.4.1); b is low because chunks are of one size.
    private const double K1 = 1.2;
    private const double B = 0.4;
    private const double HeadInSentence = 0.7;
    private const double Scattered = 0.55;
    private const double LooseMatch = 0.6;

    // "What you get" names nothing: a heading of weak words alone is hardly named by a question that has them.
    private const double WeakInHead = 0.3;
    private const double ShortestHead = 0.7;
    private readonly SearchQuestion question;
    private readonly KnowledgeCorpus corpus;
    private readonly double[] head;
    private readonly double[] body;
    private readonly double[] sentence;
    private readonly double[] best;
    private readonly double[] counts;
    private readonly double[] matches;
    private readonly int[] lastPosition;
    private readonly bool[] exact;
    private readonly bool[] pairs;

    public PassageScorer(SearchQuestion question, KnowledgeCorpus corpus)
    {
        this.question = question;
        this.corpus = corpus;
        var size = question.Units.Length;
        head = new double[size];
        body = new double[size];
        sentence = new double[size];
        best = new double[size];
        counts = new double[size];
        matches = new double[size];
        lastPosition = new int[size];
        exact = new bool[size];
        pairs = new bool[size];
    }

    /// <summary>How well the last scored chunk speaks of each unit.</summary>
    public ReadOnlySpan<double> Matches => matches;

    /// <summary>How well its headings name each unit.</summary>
    public ReadOnlySpan<double> HeadMatches => head;

    /// <summary>How often its text names each unit.</summary>
    public ReadOnlySpan<double> BodyCounts => counts;

    public PassageFeatures Score(int number)
    {
        var chunk = corpus.Chunk(number);
        foreach (var buffer in (ReadOnlySpan<double[]>)[head, body, sentence, best, counts])
        {
            Array.Clear(buffer);
        }

        Array.Clear(exact);
        Array.Clear(pairs);
        var titlePrecision = ScanHead(chunk.Title);
        var sectionPrecision = ScanHead(chunk.Section);
        var (sentenceCoverage, typedCoverage) = ScanBody(chunk);
        MatchPhrases(chunk);
        return Collect(chunk, titlePrecision, sectionPrecision) with
        {
            SentenceCoverage = Math.Min(1, sentenceCoverage / Math.Max(question.TotalWeight, 1e-9)),
            TypedSentence = Math.Min(1, typedCoverage / Math.Max(question.TotalWeight, 1e-9)),
        };
    }

    /// <summary>Marks the units that a heading names; returns how much of the heading the question names.</summary>
    private double ScanHead(int[] terms)
    {
        double named = 0, all = 0;
        foreach (var term in terms)
        {
            var rarity = (0.2 + SearchQuestion.Rarity(corpus.Frequency(term), corpus.Count)) * (corpus.IsWeak(term) ? WeakInHead : 1);
            all += rarity;
            if (!question.Lookup.TryGetValue(term, out var hits))
            {
                continue;
            }

            var strongest = 0.0;
            foreach (var (unit, sequence) in hits)
            {
                var strength = question.Units[unit].Sequences[sequence].Strength;
                strongest = Math.Max(strongest, strength);
                if (question.Units[unit].Sequences[sequence].Terms.Length == 1)
                {
                    head[unit] = Math.Max(head[unit], strength);
                    exact[unit] |= strength >= 1;
                }
            }

            named += rarity * strongest;
        }

        return all == 0 ? 0 : named / Math.Max(all, ShortestHead);
    }

    /// <summary>Marks the units that the text names; returns the coverage of the best sentence, and of the best that holds the expected type.</summary>
    private (double Any, double Typed) ScanBody(CorpusChunk chunk)
    {
        double any = 0, typed = 0;
        var number = 0;
        var bit = 1 << (int)question.Question.Type;
        Array.Fill(lastPosition, int.MinValue / 2);
        for (var position = 0; position <= chunk.Body.Length; position++)
        {
            if (position == chunk.Body.Length || chunk.Body[position] == KnowledgeCorpus.SentenceEnd)
            {
                var covered = CloseSentence();
                any = Math.Max(any, covered);
                var holds = question.Question.Type == AnswerType.Any || (number < chunk.Types.Length && (chunk.Types[number] & bit) != 0);
                typed = Math.Max(typed, holds ? covered : 0);
                number++;
            }
            else if (question.Lookup.TryGetValue(chunk.Body[position], out var hits))
            {
                foreach (var (unit, sequence) in hits)
                {
                    MarkBody(unit, question.Units[unit].Sequences[sequence], position);
                }
            }
        }

        return (any, typed);
    }

    private void MarkBody(int unit, SearchSequence sequence, int position)
    {
        if (sequence.Terms.Length > 1)
        {
            return;
        }

        body[unit] = Math.Max(body[unit], sequence.Strength);
        sentence[unit] = Math.Max(sentence[unit], sequence.Strength);
        counts[unit] += sequence.Strength;
        exact[unit] |= sequence.Strength >= 1;
        MarkPair(unit, position);
    }

    private void MarkPair(int unit, int position)
    {
        lastPosition[unit] = position;
        if (unit > 0 && position - lastPosition[unit - 1] is > 0 and <= 4)
        {
            pairs[unit] = true;
        }

        if (unit + 1 < pairs.Length && position - lastPosition[unit + 1] is > 0 and <= 4)
        {
            pairs[unit + 1] = true;
        }
    }

    private double CloseSentence()
    {
        var covered = 0.0;
        for (var unit = 0; unit < sentence.Length; unit++)
        {
            covered += question.Units[unit].Weight * Math.Max(sentence[unit], HeadInSentence * head[unit]);
        }

        Array.Clear(sentence);
        return covered;
    }

    /// <summary>Phrases: near each other in one field counts in full, scattered over the passage in part.</summary>
    private void MatchPhrases(CorpusChunk chunk)
    {
        for (var unit = 0; unit < question.Units.Length; unit++)
        {
            foreach (var sequence in question.Units[unit].Sequences)
            {
                if (sequence.Terms.Length < 2 || Math.Max(head[unit], body[unit]) >= sequence.Strength)
                {
                    continue;
                }

                var inHead = Math.Max(PhraseMatcher.In(chunk.Title, sequence.Terms), PhraseMatcher.In(chunk.Section, sequence.Terms)) * sequence.Strength;
                var inBody = PhraseMatcher.In(chunk.Body, sequence.Terms) * sequence.Strength;
                if (inHead == 0 && inBody == 0 && Array.TrueForAll(sequence.Terms, term => chunk.Title.Contains(term) || chunk.Section.Contains(term) || chunk.Body.Contains(term)))
                {
                    inBody = Scattered * sequence.Strength;
                }

                head[unit] = Math.Max(head[unit], inHead);
                body[unit] = Math.Max(body[unit], inBody);
                counts[unit] += inBody;
                exact[unit] |= Math.Max(inHead, inBody) >= 1;
            }
        }
    }

    private PassageFeatures Collect(CorpusChunk chunk, double titlePrecision, double sectionPrecision)
    {
        var units = question.Units;
        double covered = 0, inBody = 0, inHead = 0, exactly = 0, unknown = 0, bm25 = 0, ideal = 0, heaviest = 0, missing = 0;
        double loose = 0, matchedMost = 0, unknownMost = 0, content = 0, contentMatched = 0, contentUnknown = 0;
        var paired = 0;
        var length = 1 - B + (B * chunk.Body.Length / corpus.AverageLength);
        for (var unit = 0; unit < units.Length; unit++)
        {
            var weight = units[unit].Weight;
            var match = Math.Max(head[unit], body[unit]);
            covered += weight * match;
            inBody += weight * body[unit];
            inHead += weight * head[unit];
            exactly += exact[unit] ? weight * match : 0;
            unknown += units[unit].IsKnown ? 0 : weight;
            heaviest = Math.Max(heaviest, weight);
            missing = Math.Max(missing, weight * (1 - match));
            var frequency = counts[unit] + (2 * head[unit]);
            bm25 += weight * frequency * (K1 + 1) / (frequency + (K1 * length));
            ideal += weight * (K1 + 1);
            paired += pairs[unit] ? 1 : 0;
            loose += match < LooseMatch ? weight * match : 0;
            matchedMost = Math.Max(matchedMost, weight * match);
            matches[unit] = match;
            if (units[unit].IsContent)
            {
                content++;
                contentMatched += match;
                contentUnknown += units[unit].IsKnown ? 0 : 1;
                unknownMost = Math.Max(unknownMost, units[unit].IsKnown ? 0 : weight);
            }
        }

        var total = Math.Max(question.TotalWeight, 1e-9);
        var typed = question.Question.Type != AnswerType.Any;
        var held = typed && Array.Exists(chunk.Types, bits => (bits & (1 << (int)question.Question.Type)) != 0);
        return new()
        {
            Coverage = covered / total,
            BodyCoverage = inBody / total,
            HeadCoverage = inHead / total,
            HeaviestMissing = heaviest == 0 ? 1 : missing / heaviest,
            Unknown = unknown / total,
            Bm25 = bm25 / Math.Max(ideal, 1e-9),
            SectionPrecision = sectionPrecision,
            TitlePrecision = titlePrecision,
            Pairs = units.Length < 2 ? 0 : (double)paired / (units.Length - 1),
            Exact = covered == 0 ? 0 : exactly / covered,
            TypeHeld = held ? 1 : 0,
            TypeMissing = typed && !held ? 1 : 0,
            MeasureMissing = question.Question.Type is AnswerType.Duration or AnswerType.Price && !held ? 1 : 0,
            HeaviestMatched = heaviest == 0 ? 0 : matchedMost / heaviest,
            UnknownHeaviest = heaviest == 0 ? 0 : unknownMost / heaviest,
            ContentMatched = Math.Min(1, contentMatched / 4),
            ContentUnknown = content == 0 ? 0 : contentUnknown / content,
            ContentMissing = content == 0 ? 0 : 1 - (contentMatched / content),
            Lead = 1.0 / (1 + chunk.Order),
            Shortness = 1.0 / Math.Max(1, units.Length),
            YesNoMissing = question.Question.IsYesNo && heaviest > 0 ? missing / heaviest : 0,
            YesNoContentMissing = question.Question.IsYesNo && content > 0 ? 1 - (contentMatched / content) : 0,
            LooseShare = covered == 0 ? 0 : loose / covered,
            TitleAgreement = titlePrecision * inHead / total,
        };
    }
}
