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
    /// <summary>Whether a line is an entry of a list.</summary>
    public static bool IsListItem(string line) => line is ['-' or '•' or '*', ' ', _, ..];
}
