using System.Text;

namespace Platform.Knowledge;

/// <summary>Picks the sentences of a passage that answer, word for word and in their order.</summary>
public static class AnswerSelector
{
    private const double ShortPassage = 320;
    private const double TypeBonus = 0.8;
    private const double FirstBonus = 0.25;

    /// <summary>The answering sentences of a passage; the whole passage when it is short anyway.</summary>
    /// <param name="question">The customer's text.</param>
    /// <param name="language">ISO 639-1 code of the customer's language.</param>
    /// <param name="passage">The passage to quote from.</param>
    /// <param name="most">Most sentences, list items and table rows.</param>
    public static string Select(string question, string language, Passage passage, int most)
    {
        ArgumentNullException.ThrowIfNull(passage);
        var sentences = SentenceSplitter.Split(passage.Text);
        if (sentences.Count <= most && passage.Text.Length <= ShortPassage)
        {
            return passage.Text;
        }

        var questions = QuestionAnalyzer.Analyze(question, language, ["en", language]);
        var scores = new double[sentences.Count];
        for (var i = 0; i < sentences.Count; i++)
        {
            var text = passage.Text[sentences[i].Start..sentences[i].End];
            scores[i] = questions.IsEmpty ? 0 : questions.Max(asked => Score(asked, text, passage));
            scores[i] += i == 0 ? FirstBonus : 0;
        }

        return Quote(passage.Text, sentences, Choose(scores, sentences, passage.Text, most));
    }

    private static double Score(Question question, string sentence, Passage passage)
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

    /// <summary>The best sentences, those near the best one's score only; a sentence that leads into a list brings its items.</summary>
    private static bool[] Choose(double[] scores, List<(int Start, int End)> sentences, string text, int most)
    {
        var chosen = new bool[scores.Length];
        var top = scores.Max();
        var left = most;
        foreach (var index in Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).ThenBy(i => i))
        {
            if (left == 0 || (left < most && scores[index] < top * 0.45))
            {
                break;
            }

            chosen[index] = true;
            left--;
            for (var next = index + 1; left > 0 && index == Array.IndexOf(scores, top) && next < scores.Length && LeadsTo(text, sentences, index, next); next++)
            {
                left -= chosen[next] ? 0 : 1;
                chosen[next] = true;
            }
        }

        return chosen;
    }

    private static bool LeadsTo(string text, List<(int Start, int End)> sentences, int lead, int next) =>
        text[sentences[lead].End - 1] is ':' or '：' && text[sentences[next].Start] is '-' or '1' or '2' or '3' or '4' or '5';

    private static string Quote(string text, List<(int Start, int End)> sentences, bool[] chosen)
    {
        var quote = new StringBuilder();
        for (var i = 0; i < sentences.Count; i++)
        {
            if (!chosen[i])
            {
                continue;
            }

            if (quote.Length > 0)
            {
                // Neighbours keep what stood between them: a space, or the line break of a list.
                quote.Append(chosen[i - 1] ? text[sentences[i - 1].End..sentences[i].Start] : text[..sentences[i].Start].EndsWith('\n') ? "\n" : " ");
            }

            quote.Append(text, sentences[i].Start, sentences[i].End - sentences[i].Start);
        }

        return quote.ToString();
    }
}
