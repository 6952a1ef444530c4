namespace Platform.Outgoing;

/// <summary>What both bodies say, made safe once: the two parts of multipart/alternative have to say the same (RFC 2046 §5.1.4).</summary>
/// <param name="Language">The lang attribute.</param>
/// <param name="Title">The subject.</param>
/// <param name="Lines">The reply's lines; an empty one parts paragraphs.</param>
/// <param name="SourcesLabel">What stands above the citations.</param>
/// <param name="Sources">The citations.</param>
/// <param name="Attribution">Who wrote what is quoted, and when; empty when nothing is quoted.</param>
/// <param name="Quote">The quoted lines.</param>
/// <param name="CutNote">What stands below a quote that was cut; null when it is whole.</param>
internal sealed record MailWords(
    string Language,
    string Title,
    ImmutableArray<string> Lines,
    string SourcesLabel,
    ImmutableArray<string> Sources,
    string Attribution,
    ImmutableArray<string> Quote,
    string? CutNote)
{
    /// <summary>Words without sources and quote, made safe.</summary>
    /// <param name="language">ISO 639-1.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="text">Paragraphs separated by an empty line.</param>
    public static MailWords Of(string language, string subject, string text) => new(
        language is { Length: 2 or 3 } && language.All(char.IsAsciiLetterLower) ? language : "en",
        SafeText.Line(subject, SubjectLine.MaxLength),
        [.. SafeText.Block(text).Trim('\n').Split('\n').Select(line => line.TrimEnd())],
        "", [], "", [], null);

    /// <summary>Whether a line is an entry of a list.</summary>
    public static bool IsListItem(string line) => line is ['-' or '•' or '*', ' ', _, ..];
}
