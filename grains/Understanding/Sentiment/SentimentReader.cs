using System.Collections.Frozen;
using Platform.Understanding.Text;

namespace Platform.Understanding.Sentiment;

/// <summary>
/// Reads the mood of a message from its words: negation turns the next few around, "very" makes the next one stronger,
/// what follows "but" counts more, capitals and exclamation marks amplify. Courtesy never makes a complaint positive, and
/// a problem told without emotion is mildly negative at most: neutral when it is new, negative when it lasts or returns.
/// </summary>
internal sealed class SentimentReader(FrozenDictionary<string, SentimentLexicon> lexicons)
{
    private const string FallbackLanguage = "en";

    private const int NegationReach = 3;
    private const float NegatedShare = -0.75f;
    private const double HalfWay = 1.0;
    private const float MostProblem = -0.5f;
    private const int ShortMessage = 6;

    public SentimentReading Read(TextScan scan, string language)
    {
        var lexicon = lexicons.GetValueOrDefault(language) ?? lexicons[FallbackLanguage];
        var tally = new Tally();
        foreach (var sentence in scan.Sentences)
        {
            ReadSentence(lexicon, scan, sentence, ref tally);
        }

        ReadSigns(lexicons[FallbackLanguage], scan.Source, ref tally);
        var sum = Balance(scan, tally) * Loudness(scan, tally);
        var score = Math.Clamp(sum / Math.Sqrt((sum * sum) + HalfWay), -1, 1);
        return new SentimentReading(SentimentBands.LabelOf(score), Math.Round(score, 3), tally.Words is null ? [] : [.. tally.Words]);
    }

    private static float Balance(TextScan scan, in Tally tally)
    {
        var problem = tally.Problem < 0 ? tally.Problem + tally.Aggravation : 0;
        var sum = tally.Mood + Math.Max(MostProblem, problem);
        var alone = tally is { Mood: 0, Problem: 0 } && scan.Tokens.Count <= ShortMessage && scan.QuestionMarks == 0;
        return alone ? sum + tally.Courtesy : sum;
    }

    private static void ReadSentence(SentimentLexicon lexicon, TextScan scan, Sentence sentence, ref Tally tally)
    {
        var negatedUntil = -1;
        var factor = 1f;
        var factorUntil = -1;
        for (var i = sentence.From; i < sentence.To;)
        {
            if (!lexicon.TryMatch(scan, i, sentence.To, out var entry))
            {
                i++;
                continue;
            }

            var end = i + entry.Tokens;
            switch (entry.Role)
            {
                case SentimentRole.Negation:
                    negatedUntil = end + Reach(scan, i);
                    break;
                case SentimentRole.Intensity:
                    factor = i < factorUntil ? factor * entry.Weight : entry.Weight;
                    factorUntil = end + 2;
                    negatedUntil += i < negatedUntil ? entry.Tokens : 0;
                    break;
                case SentimentRole.Turn:
                    tally.Mood *= 0.5f;
                    negatedUntil = -1;
                    break;
                case SentimentRole.Aggravation:
                    tally.Aggravation += entry.Weight;
                    break;
                case SentimentRole.Courtesy:
                    tally.Courtesy += entry.Weight;
                    break;
                case SentimentRole.Mood or SentimentRole.Problem:
                    var weight = entry.Weight * (i < factorUntil ? factor : 1) * (IsShouted(scan, i, end) ? 1.25f : 1);
                    Count(scan, i, end, entry.Role, i < negatedUntil ? weight * NegatedShare : weight, ref tally);
                    break;
            }

            i = end;
        }
    }

    // Chinese negation stands right before its word, and every character is a token.
    private static int Reach(TextScan scan, int token) => scan.Tokens[token].Kind == TokenKind.Ideograph ? NegationReach + 1 : NegationReach;

    private static void Count(TextScan scan, int from, int to, SentimentRole role, float weight, ref Tally tally)
    {
        if (role == SentimentRole.Mood || weight > 0)
        {
            // A problem that is denied ("not broken") is hardly praise.
            tally.Mood += role == SentimentRole.Problem ? weight * 0.3f : weight;
        }
        else
        {
            tally.Problem += weight;
        }

        tally.Words ??= [];
        var written = scan.Written(from, to);
        if (!tally.Words.Contains(written))
        {
            tally.Words.Add(written);
        }
    }

    private static void ReadSigns(SentimentLexicon lexicon, string text, ref Tally tally)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '!' or '！')
            {
                tally.Exclamations++;
            }

            if (c < '\u2000' && c is not (':' or ';'))
            {
                continue;
            }

            var (weight, length) = SignAt(lexicon, text, i);
            if (weight != 0)
            {
                tally.Mood += tally.Signs++ < 3 ? weight : 0;
                tally.Words ??= [];
                tally.Words.Add(text.Substring(i, length));
                i += length - 1;
            }
        }
    }

    private static (float Weight, int Length) SignAt(SentimentLexicon lexicon, string text, int i)
    {
        if (text[i] is ':' or ';')
        {
            var at = i + 1 < text.Length && text[i + 1] == '-' ? i + 2 : i + 1;
            var mouth = at < text.Length ? text[at] : '\0';
            var weight = mouth is ')' or 'D' ? 0.35f : mouth is '(' ? -0.4f : 0;
            return (weight, at - i + 1);
        }

        var pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
        return (lexicon.SignAt(pair ? char.ConvertToUtf32(text[i], text[i + 1]) : text[i]), pair ? 2 : 1);
    }

    private static float Loudness(TextScan scan, in Tally tally)
    {
        var loud = 1 + (0.07f * Math.Min(4, tally.Exclamations));
        return tally.Mood < 0 && IsAllShouted(scan) ? loud * 1.2f : loud;
    }

    private static bool IsShouted(TextScan scan, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var written = scan.Written(scan.Tokens[i]);
            if (written.Length < 3 || !IsUpper(written))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAllShouted(TextScan scan)
    {
        var (upper, lower) = (0, 0);
        foreach (var c in scan.Source)
        {
            upper += char.IsUpper(c) ? 1 : 0;
            lower += char.IsLower(c) ? 1 : 0;
        }

        return upper > 10 && upper > lower * 4;
    }

    private static bool IsUpper(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsUpper(c))
            {
                return false;
            }
        }

        return true;
    }

    private struct Tally
    {
        public float Mood;
        public float Problem;
        public float Aggravation;
        public float Courtesy;
        public int Exclamations;
        public int Signs;
        public List<string>? Words;
    }
}
