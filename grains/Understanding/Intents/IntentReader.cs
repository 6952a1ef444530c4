using Platform.Understanding.Classification;
using Platform.Understanding.Concepts;
using Platform.Understanding.Text;

namespace Platform.Understanding.Intents;

/// <summary>
/// Reads a message sentence by sentence, and as a whole where no sentence says enough: the question in the middle of a
/// story is found, and several requests are found in the customer's order.
/// </summary>
internal sealed class IntentReader
{
    private const int MostSentences = 250;
    private const float Temperature = 1.0f;
    private const float Clearly = 0.4f;

    private const float Surely = 0.7f;

    // "12345", "it is 12345" tell little of what is asked for; "cancel 12345" does.
    private const int ShortAnswer = 3;

    [ThreadStatic]
    private static Workspace? t_workspace;

    private readonly LinearModel _model;
    private readonly ConceptLexicon _lexicon;
    private readonly UnderstandingOptions _options;
    private readonly IntentKind[] _kinds;

    public IntentReader(LinearModel model, ConceptLexicon lexicon, UnderstandingOptions options)
    {
        _model = model;
        _lexicon = lexicon;
        _options = options;
        _kinds = [.. model.Classes.Select(KindOf)];
    }

    public IntentFinding Read(TextScan scan, ReadingContext context)
    {
        var work = t_workspace is { } spare && spare.Stride == _model.Stride ? spare : t_workspace = new Workspace(_model.Stride);
        work.Clear();
        foreach (var sentence in scan.Sentences.Take(MostSentences))
        {
            work.Parts.Add(Classify(scan, sentence, work, addToWhole: true));
        }

        if (work.Parts.Count == 0)
        {
            return new IntentFinding([new IntentReading(IntentNames.Fallback, 1, scan.Source)], Outside: false);
        }

        SplitClauses(scan, work);
        var found = Requests(scan, work);
        if (found.Count == 0 && scan.Sentences.Count > 1)
        {
            AddWhole(scan, work, found);
        }

        AddAnswers(scan, work, context, found);
        if (found.Count == 0)
        {
            found.Add(WithoutRequest(scan, work));
        }

        return new IntentFinding(found, IsOutside(scan, work));
    }

    /// <summary>The request that a part of a sentence makes by itself; null when it makes none.</summary>
    public IntentReading? ReadRequest(TextScan scan, Sentence part)
    {
        var work = t_workspace ??= new Workspace(_model.Stride);
        var read = Classify(scan, part, work, addToWhole: false);
        return IsRequest(read, _options.MinimumFurtherConfidence) ? Report(_model.Classes[read.Class], read.Confidence, scan.Written(part.From, part.To)) : null;
    }

    private static IntentKind KindOf(string name) => name switch
    {
        IntentNames.Greeting or IntentNames.Thanks or IntentNames.Help => IntentKind.Courtesy,
        IntentNames.Yes or IntentNames.No => IntentKind.Answer,
        "_Statement" => IntentKind.Statement,
        _ when name.StartsWith('_') => IntentKind.Outside,
        _ => IntentKind.Request,
    };

    private Part Classify(TextScan scan, Sentence sentence, Workspace work, bool addToWhole)
    {
        work.Sentence.Clear();
        var sink = new ModelSink(_model, work.Sentence);
        FeatureExtractor.Extract(scan, _lexicon, sentence, ref sink);
        if (addToWhole)
        {
            work.Whole.Add(work.Sentence);
        }

        _model.Predict(work.Sentence, Temperature, work.Probabilities);
        return Best(sentence, work.Probabilities);
    }

    private Part Best(Sentence sentence, ReadOnlySpan<float> probabilities)
    {
        var best = 0;
        var request = -1;
        var outside = 0f;
        for (var i = 0; i < _kinds.Length; i++)
        {
            outside += _kinds[i] == IntentKind.Outside ? probabilities[i] : 0;
            best = probabilities[i] > probabilities[best] ? i : best;
            if (_kinds[i] == IntentKind.Request && (request < 0 || probabilities[i] > probabilities[request]))
            {
                request = i;
            }
        }

        return new Part(sentence, best, probabilities[best], request, probabilities[request], outside);
    }

    // "track my order and tell me how returns work": two clauses that are each clearer than the sentence.
    private void SplitClauses(TextScan scan, Workspace work)
    {
        for (var i = 0; i < work.Parts.Count && work.Parts.Count < MostSentences; i++)
        {
            var part = work.Parts[i];
            if (part.Sentence.Count < 6)
            {
                continue;
            }

            foreach (var at in Connectors.Find(scan, part.Sentence))
            {
                var left = Classify(scan, part.Sentence with { To = at }, work, addToWhole: false);
                var right = Classify(scan, part.Sentence with { From = at }, work, addToWhole: false);
                if (left.Request != right.Request && IsRequest(left, _options.MinimumFurtherConfidence) && IsRequest(right, _options.MinimumFurtherConfidence))
                {
                    work.Parts[i] = left;
                    work.Parts.Insert(i + 1, right);
                    break;
                }
            }
        }
    }

    private bool IsRequest(in Part part, double minimum) => _kinds[part.Class] == IntentKind.Request && part.Confidence >= Math.Max(minimum, _options.MinimumConfidence);

    private List<IntentReading> Requests(TextScan scan, Workspace work)
    {
        var found = new List<IntentReading>(1);
        var best = 0f;
        foreach (var part in work.Parts)
        {
            best = IsRequest(part, 0) ? Math.Max(best, part.Confidence) : best;
        }

        foreach (var part in work.Parts)
        {
            if (!IsRequest(part, part.Confidence >= best ? 0 : _options.MinimumFurtherConfidence))
            {
                continue;
            }

            var name = _model.Classes[part.Class];
            var known = found.FindIndex(f => f.Name == name);
            if (known < 0 && found.Count < _options.MaximumIntents)
            {
                found.Add(Report(name, part.Confidence, scan.Written(part.Sentence.From, part.Sentence.To)));
            }
            else if (known >= 0 && part.Confidence > found[known].Confidence)
            {
                found[known] = Report(name, part.Confidence, scan.Written(part.Sentence.From, part.Sentence.To));
            }
        }

        return found;
    }

    private void AddWhole(TextScan scan, Workspace work, List<IntentReading> found)
    {
        _model.Predict(work.Whole, Temperature, work.Probabilities);
        var whole = Best(new Sentence(0, scan.Tokens.Count, scan.QuestionMarks > 0), work.Probabilities);
        if (IsRequest(whole, 0))
        {
            found.Add(Report(_model.Classes[whole.Class], whole.Confidence, scan.Source));
        }
    }

    private void AddAnswers(TextScan scan, Workspace work, ReadingContext context, List<IntentReading> found)
    {
        var part = work.Parts[0];
        var answers = _kinds[part.Class] == IntentKind.Answer && part.Confidence >= _options.MinimumConfidence;
        if (answers && (found.Count == 0 || context.Asked is not null))
        {
            found.Insert(0, Report(_model.Classes[part.Class], part.Confidence, scan.Written(part.Sentence.From, part.Sentence.To)));
        }
    }

    private bool IsOutside(TextScan scan, Workspace work)
    {
        var enough = scan.Tokens.Count > ShortAnswer ? Clearly : Surely;
        foreach (var part in work.Parts)
        {
            if (part.OutsideConfidence >= enough)
            {
                return true;
            }
        }

        return false;
    }

    private IntentReading WithoutRequest(TextScan scan, Workspace work)
    {
        Part? courtesy = null;
        var outside = 0f;
        var request = 0f;
        foreach (var part in work.Parts)
        {
            var kind = _kinds[part.Class];
            request = Math.Max(request, part.RequestConfidence);
            outside = kind == IntentKind.Outside ? Math.Max(outside, part.Confidence) : outside;
            if (kind == IntentKind.Courtesy && part.Confidence >= _options.MinimumConfidence && (courtesy is null || part.Confidence > courtesy.Value.Confidence))
            {
                courtesy = part;
            }
        }

        return courtesy is { } found && outside < _options.MinimumConfidence && request < 0.3f
            ? Report(_model.Classes[found.Class], found.Confidence, scan.Written(found.Sentence.From, found.Sentence.To))
            : Report(IntentNames.Fallback, 1 - request, scan.Source);
    }

    private static IntentReading Report(string name, float confidence, string text) => new(name, Math.Round(confidence, 3), text);

    private readonly record struct Part(Sentence Sentence, int Class, float Confidence, int Request, float RequestConfidence, float OutsideConfidence);

    private sealed class Workspace(int stride)
    {
        public int Stride { get; } = stride;

        public Evidence Sentence { get; } = new(stride);

        public Evidence Whole { get; } = new(stride);

        public float[] Probabilities { get; } = new float[stride];

        public List<Part> Parts { get; } = [];

        public void Clear()
        {
            Whole.Clear();
            Parts.Clear();
        }
    }
}
