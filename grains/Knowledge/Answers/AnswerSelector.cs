using System.Text;

namespace Platform.Knowledge;

/// <summary>Picks the sentences of a passage that answer, word for word and in their order.</summary>
public static class AnswerSelector
{
    private const int ShortPassage = 320;
    private const double TypeBonus = 0.8;
    private const double FirstBonus = 0.25;
    private const double NearBest = 0.6;

    /// <summary>The answering sentences of a passage; the whole passage when it is short anyway.</summary>
    /// <param name="question">The customer's text.</param>
    /// <param name="language">ISO 639-1 code of the customer's language.</param>
    /// <param name="passage">The passage to quote from.</param>
    /// <param name="most">Most sentences, list items and table rows.</param>
    public static string Select(string question, string language, Passage passage, int most)
    {
        ArgumentNullException.ThrowIfNull(passage);
        var pieces = Pieces(passage.Text);
        if (pieces.Count <= most && passage.Text.Length <= ShortPassage)
        {
            return passage.Text;
        }

        var questions = QuestionAnalyzer.Analyze(question, language, ["en", language]);
        var scores = new double[pieces.Count];
        for (var i = 0; i < pieces.Count; i++)
        {
            var text = passage.Text[pieces[i].Start..pieces[i].End];
            scores[i] = questions.IsEmpty ? 0 : questions.Max(asked => Score(asked, text));
            scores[i] += i == 0 ? FirstBonus : 0;
        }

        return Quote(passage.Text, pieces, Choose(scores, pieces, passage.Text, most));
    }

    /// <summary>Sentences; a list item stays whole, because its first words name what the rest is about.</summary>
    private static List<(int Start, int End)> Pieces(string text)
    {
        var pieces = new List<(int Start, int End)>();
        foreach (var sentence in SentenceSplitter.Split(text))
        {
            var sameLine = pieces.Count > 0 && text.IndexOf('\n', pieces[^1].End, sentence.Start - pieces[^1].End) < 0;
            if (sameLine && IsItem(text, pieces[^1].Start))
            {
                pieces[^1] = (pieces[^1].Start, sentence.End);
            }
            else
            {
                pieces.Add(sentence);
            }
        }

        return pieces;
    }

    private static bool IsItem(string text, int start) =>
        (start == 0 || text[start - 1] == '\n') && (text.AsSpan(start).StartsWith("- ") || IsStep(text, start));

    private static bool IsStep(string text, int start)
    {
        var digits = start;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        return digits > start && digits - start <= 2 && text.AsSpan(digits).StartsWith(". ");
    }

    private static double Score(Question question, string sentence)
    {
        var terms = new HashSet<string>(TextAnalyzer.Analyze(sentence, "en").Select(term => term.Text), StringComparer.Ordinal);
        foreach (var term in TextAnalyzer.Analyze(sentence, question.Language))
        {
            terms.Add(term.Text);
        }

        var score = 0.0;
        foreach (var unit in question.Units)
        {
            var match = unit.Alternatives.Where(alternative => alternative.Terms.All(terms.Contains)).Select(alternative => alternative.Strength).DefaultIfEmpty(0).Max();
            score += unit.Importance * match;
        }

        return question.Type != AnswerType.Any && AnswerTypes.Holds(sentence, question.Type) ? score + TypeBonus : score;
    }

    /// <summary>The best piece and those near it; steps come in a row from the first, and a sentence that leads into a list brings its items.</summary>
    private static bool[] Choose(double[] scores, List<(int Start, int End)> pieces, string text, int most)
    {
        var chosen = new bool[scores.Length];
        var best = Array.IndexOf(scores, scores.Max());
        if (IsStep(text, pieces[best].Start))
        {
            while (best > 0 && IsStep(text, pieces[best - 1].Start))
            {
                best--;
            }

            return Run(chosen, best, most, index => IsStep(text, pieces[index].Start));
        }

        if (text[pieces[best].End - 1] is ':' or '：' && best + 1 < pieces.Count && IsItem(text, pieces[best + 1].Start))
        {
            return Run(chosen, best, most, index => index == best || IsItem(text, pieces[index].Start));
        }

        foreach (var index in Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).ThenBy(i => i).Take(most))
        {
            chosen[index] = index == best || scores[index] >= scores[best] * NearBest;
        }

        return chosen;
    }

    private static bool[] Run(bool[] chosen, int start, int most, Func<int, bool> belongs)
    {
        for (var i = start; i < chosen.Length && i - start < most && belongs(i); i++)
        {
            chosen[i] = true;
        }

        return chosen;
    }

    private static string Quote(string text, List<(int Start, int End)> pieces, bool[] chosen)
    {
        var quote = new StringBuilder();
        for (var i = 0; i < pieces.Count; i++)
        {
            if (!chosen[i])
            {
                continue;
            }

            if (quote.Length > 0)
            {
                // Neighbours keep what stood between them: a space, or the line break of a list.
                quote.Append(chosen[i - 1] ? text[pieces[i - 1].End..pieces[i].Start] : text[..pieces[i].Start].EndsWith('\n') ? "\n" : " ");
            }

            quote.Append(text, pieces[i].Start, pieces[i].End - pieces[i].Start);
        }

        return quote.ToString();
    }
}
