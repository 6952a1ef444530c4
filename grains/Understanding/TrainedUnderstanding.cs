using Platform.Understanding.Answers;
using Platform.Understanding.Classification;
using Platform.Understanding.Concepts;
using Platform.Understanding.Intents;
using Platform.Understanding.Languages;
using Platform.Understanding.Sentiment;
using Platform.Understanding.Slots;
using Platform.Understanding.Text;

namespace Platform.Understanding;

/// <summary>
/// Understanding without a model and without a network: a classifier trained at start-up from <c>Data</c>, slot readers
/// and a sentiment lexicon. Deterministic, immutable once constructed, safe for any number of threads.
/// </summary>
public sealed class TrainedUnderstanding : IUnderstanding
{
    private readonly ConceptLexicon _concepts;
    private readonly AnswerReader _answers;
    private readonly IntentReader _intents;
    private readonly LanguageDetector _languages;
    private readonly SlotReader _slots;
    private readonly SentimentReader _sentiment;

    /// <summary>Trains the classifier: one to two seconds of one core. Construct once for each process.</summary>
    public TrainedUnderstanding(UnderstandingOptions options)
        : this(options, new TrainerSettings())
    {
    }

    internal TrainedUnderstanding(UnderstandingOptions options, TrainerSettings training)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var utterances = UnderstandingData.Utterances();
        _concepts = UnderstandingData.FilesUnder("concepts/")
            .Aggregate(new ConceptLexiconBuilder(), (builder, file) => builder.Add(UnderstandingData.Lines(file)))
            .Build();
        Model = new Trainer(_concepts, training).Train(utterances);
        _intents = new IntentReader(Model, _concepts, options);
        _answers = new AnswerReader(_intents);
        _languages = LanguageDetectorBuilder.Build(utterances);
        _slots = new SlotReader(_concepts);
        _sentiment = new SentimentReader(SentimentLexicon.LoadAll());
    }

    internal LinearModel Model { get; }

    /// <inheritdoc />
    public ValueTask<Reading> ReadAsync(string text, ReadingContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        return new ValueTask<Reading>(Read(text, context));
    }

    /// <summary>The same without the port's ceremony.</summary>
    public Reading Read(string text, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        var (language, languageConfidence) = _languages.Detect(text, context.PreviousLanguage);
        var scan = TextScan.Rent(text);
        Tokenizer.Scan(scan);
        _concepts.Match(scan);
        var intents = _intents.Read(scan, context);
        if (context.Asked is { } asked && YesNoQuestions.Contains(asked))
        {
            intents = _answers.Read(scan, language, asked, intents);
        }

        var slots = _slots.Read(scan, context, language, intents.Intents);
        if (YesNoQuestions.AsksForProof(context.Asked) && !slots.Any(slot => slot.Name == context.Asked))
        {
            intents = _answers.ReadLack(scan, language, intents);
        }

        var sentiment = _sentiment.Read(scan, language);
        scan.Return();
        // In the middle of something the subject is the old one: it says nothing of this message.
        if (context is { Asked: null, ActiveIntent: null } && !string.IsNullOrWhiteSpace(context.Subject) && intents.SaysNothing)
        {
            intents = ReadSubject(context.Subject, intents);
        }

        return new Reading(language, languageConfidence, ContextRules.Resolve(intents, slots, context), slots, sentiment);
    }

    private IntentFinding ReadSubject(string subject, IntentFinding body)
    {
        // A subject is often left over from another matter: it speaks only where the body is silent, and with less weight.
        const double weight = 0.85;
        var scan = TextScan.Rent(subject);
        Tokenizer.Scan(scan);
        _concepts.Match(scan);
        var intents = _intents.Read(scan, ReadingContext.Empty);
        scan.Return();
        return intents.SaysNothing
            ? body with { Outside = body.Outside || intents.Outside }
            : intents with { Intents = intents.Intents.ConvertAll(i => i with { Confidence = Math.Round(i.Confidence * weight, 3) }) };
    }
}
