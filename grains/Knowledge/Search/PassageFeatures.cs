namespace Platform.Knowledge;

/// <summary>What speaks for and against a passage; every value is between 0 and 1 so that weights mean the same in any corpus.</summary>
internal sealed record PassageFeatures
{
    /// <summary>Weight of the question's units that the passage, its headings included, speaks of.</summary>
    public double Coverage { get; init; }

    /// <summary>The same for the text alone.</summary>
    public double BodyCoverage { get; init; }

    /// <summary>The same for title and headings alone.</summary>
    public double HeadCoverage { get; init; }

    /// <summary>The same for its best single sentence, headings counting in part.</summary>
    public double SentenceCoverage { get; init; }

    /// <summary>The heaviest unit that it does not speak of, as part of the heaviest of all.</summary>
    public double HeaviestMissing { get; init; }

    /// <summary>Weight of units that no document speaks of.</summary>
    public double Unknown { get; init; }

    /// <summary>BM25 over what a passage with every unit could reach.</summary>
    public double Bm25 { get; init; }

    /// <summary>How much of the section's own heading the question names.</summary>
    public double SectionPrecision { get; init; }

    /// <summary>How much of the title the question names.</summary>
    public double TitlePrecision { get; init; }

    /// <summary>Pairs of neighbouring units that are neighbours in the passage too.</summary>
    public double Pairs { get; init; }

    /// <summary>Part of the coverage that the customer's own words make up.</summary>
    public double Exact { get; init; }

    /// <summary>1 when a type of answer is expected and the text holds one.</summary>
    public double TypeHeld { get; init; }

    /// <summary>1 when a type of answer is expected and the text holds none.</summary>
    public double TypeMissing { get; init; }

    /// <summary>1 when a duration or an amount is expected and the text holds none. Not for the models: see <see cref="ScoreModel.Rank"/>.</summary>
    public double MeasureMissing { get; init; }

    /// <summary>Coverage of the best sentence that holds an answer of the expected type; of any sentence when none is expected.</summary>
    public double TypedSentence { get; init; }

    /// <summary>1 for a document's first passage, falling with its place: what matters comes first.</summary>
    public double Lead { get; init; }

    /// <summary>1 for a question of a single unit, falling with more.</summary>
    public double Shortness { get; init; }

    /// <summary>How far ahead of the best passage of another document it is; set once all are ranked.</summary>
    public double Margin { get; init; }

    /// <summary>The heaviest unit that it does speak of, as part of the heaviest of all.</summary>
    public double HeaviestMatched { get; init; }

    /// <summary>How many content words it speaks of, four and more being 1.</summary>
    public double ContentMatched { get; init; }

    /// <summary>Part of the question's content words that no document has.</summary>
    public double ContentUnknown { get; init; }

    /// <summary>Part of the question's content words that the passage does not have.</summary>
    public double ContentMissing { get; init; }

    /// <summary>The heaviest content word that no document has, as part of the heaviest unit.</summary>
    public double UnknownHeaviest { get; init; }

    /// <summary>Coverage by all passages of the same document together.</summary>
    public double DocumentCoverage { get; init; }

    /// <summary>For a question of yes or no, the heaviest unit that the passage does not speak of: who asks for a sauna is not told of a pool.</summary>
    public double YesNoMissing { get; init; }

    /// <summary>For a question of yes or no, the part of its content words that the passage does not have.</summary>
    public double YesNoContentMissing { get; init; }

    /// <summary>Part of the coverage that loose relations make up.</summary>
    public double LooseShare { get; init; }

    /// <summary>How well title and question name each other.</summary>
    public double TitleAgreement { get; init; }

    /// <summary>How much the whole document is about the question.</summary>
    public double Topicality { get; init; }

    /// <summary>The same over that of the document that is most about it.</summary>
    public double TopicalityShare { get; init; }

    /// <summary>The values in a fixed order, for the model.</summary>
    public double[] ToArray() =>
    [
        Coverage, BodyCoverage, HeadCoverage, SentenceCoverage, HeaviestMissing, Unknown, Bm25, SectionPrecision, TitlePrecision, Pairs, Exact,
        TypeHeld, TypeMissing, Shortness, Margin, Coverage * Coverage,
        HeaviestMatched, ContentMatched, ContentUnknown, ContentMissing, DocumentCoverage, UnknownHeaviest, TypedSentence, Lead,
        YesNoMissing, YesNoContentMissing, LooseShare, TitleAgreement, Topicality, TopicalityShare,
    ];
}
