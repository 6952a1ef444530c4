using Platform.Agents;
using Platform.Understanding.Intents;
using Platform.Understanding.Slots;
using Platform.Understanding.Text;

namespace Platform.Understanding.Answers;

/// <summary>
/// Reads yes or no in the answer to a question of <see cref="QuestionNames"/> from the forms of <c>Data/answers</c>, and
/// what else is asked for behind it. Where a condition or both are said, neither is read: a wrong yes costs the customer
/// money, a second question costs a line.
/// </summary>
internal sealed class AnswerReader(IntentReader intents)
{
    private const int Reach = 14;
    private const int ShortestRequest = 3;
    private const double Said = 0.93;
    private const string Lack = "Lack";

    // A condition sounds like a question about it ("if you give me 10% off").
    private const double Clearly = 0.9;

    private readonly ValueLexicon _forms = new("answers/");

    public IntentFinding Read(TextScan scan, string language, string asked, IntentFinding finding)
    {
        if (scan.Tokens.Count == 0)
        {
            return OfSign(scan.Source) is { } sign ? new IntentFinding([new IntentReading(sign, Said, scan.Source)], Outside: false) : finding;
        }

        var matches = new List<ValueMatch>();
        _forms.Match(scan, language, matches);
        matches.RemoveAll(m => m.From >= Reach || (m.Form.Slot != "any" && m.Form.Slot != asked));
        var answer = Judge(scan, matches);
        if (answer is null)
        {
            return finding;
        }

        var end = matches.Where(m => m.Form.Value is "yes" or "no").Select(m => m.To).DefaultIfEmpty(0).Max();
        var found = new List<IntentReading>();
        if (answer.Length > 0)
        {
            found.Add(new IntentReading(answer, Said, scan.Written(0, Math.Max(end, 1))));
            AddRequests(scan, AnswersEnd(scan, matches), asked, found);
        }
        else
        {
            found.AddRange(finding.Intents.Where(i => i.Name is not (IntentNames.Yes or IntentNames.No) && (scan.QuestionMarks > 0 || i.Confidence >= Clearly)));
        }

        return new IntentFinding(found.Count > 0 ? found : [new IntentReading(IntentNames.Fallback, Said, scan.Source)], Outside: false);
    }

    /// <summary>Whoever does not have what was asked for says no to the question ("I no longer know which address"), and is asked for something else.</summary>
    public IntentFinding ReadLack(TextScan scan, string language, IntentFinding finding)
    {
        var matches = new List<ValueMatch>();
        _forms.Match(scan, language, matches);
        return scan.QuestionMarks == 0
            && !finding.Intents.Exists(intent => intent.Name is IntentNames.Cancel or IntentNames.Stop or IntentNames.SpeakToHuman)
            && matches.Exists(m => m.Form.Slot == Lack && m.From < Reach)
            ? new IntentFinding([new IntentReading(IntentNames.No, Said, scan.Source)], Outside: false)
            : finding;
    }

    private static string? OfSign(string text) =>
        text.Contains("👍", StringComparison.Ordinal) || text.Contains("👌", StringComparison.Ordinal) || text.Contains('✅') ? IntentNames.Yes
        : text.Contains("👎", StringComparison.Ordinal) || text.Contains('❌') ? IntentNames.No : null;

    // Null: the forms say nothing. Empty: they say that it is neither.
    private static string? Judge(TextScan scan, List<ValueMatch> matches)
    {
        var yes = matches.FindIndex(m => m.Form.Value == "yes");
        var no = matches.FindIndex(m => m.Form.Value == "no");
        var unsure = matches.FindIndex(m => m.Form.Value == "unsure");
        var but = matches.FindIndex(m => m.Form.Value == "but");
        if (unsure >= 0)
        {
            return no >= 0 && no < unsure && (yes < 0 || but >= 0) ? IntentNames.No : string.Empty;
        }

        if (yes < 0 && no < 0)
        {
            return null;
        }

        var question = scan.QuestionMarks > 0;
        return (yes, no) switch
        {
            ( >= 0, < 0) when question && scan.Sentences[0].Question && matches[yes].From > 0 => null,
            ( >= 0, < 0) when but > yes && (question || matches[but].To + 2 <= scan.Tokens.Count) => string.Empty,
            ( >= 0, < 0) => IntentNames.Yes,
            ( < 0, >= 0) => question && matches[no].From > 0 ? null : IntentNames.No,
            var (y, n) when n < y => IntentNames.No,
            _ => string.Empty,
        };
    }

    // Behind the first run of answers: "sure, go ahead".
    private static int AnswersEnd(TextScan scan, List<ValueMatch> matches)
    {
        var end = 0;
        foreach (var match in matches)
        {
            if (match.From > end + 2 || (end > 0 && match.Form.Value == "but"))
            {
                break;
            }

            end = match.To;
        }

        return Math.Min(end, scan.Tokens.Count);
    }

    private void AddRequests(TextScan scan, int from, string asked, List<IntentReading> found)
    {
        foreach (var sentence in scan.Sentences)
        {
            var rest = sentence with { From = Math.Max(sentence.From, from) };
            if (rest.Count >= ShortestRequest && intents.ReadRequest(scan, rest) is { } request
                && !IsSame(request.Name, asked, found[0].Name) && !found.Exists(f => f.Name == request.Name))
            {
                found.Add(request);
            }
        }
    }

    // "Yes, show me" asks for nothing besides what the yes is to.
    private static bool IsSame(string intent, string asked, string answer) => asked switch
    {
        QuestionNames.AcceptOffer or QuestionNames.SeeDeals => intent == IntentNames.UpsellProducts && answer == IntentNames.Yes,
        QuestionNames.FutureDeals => intent is IntentNames.CaptureLeadInfo or IntentNames.UpsellProducts || (intent == IntentNames.Stop && answer == IntentNames.No),
        QuestionNames.Consent or QuestionNames.ConfirmEmail => intent == IntentNames.CaptureLeadInfo,
        QuestionNames.ConfirmReturn or QuestionNames.ExchangeOrRefund => intent == IntentNames.ProcessReturn,
        QuestionNames.ConfirmCallback => intent == IntentNames.ScheduleCallback,
        _ => false,
    };
}
