using Platform.Understanding.Concepts;

namespace Platform.Understanding.Text;

/// <summary>
/// One message taken apart, with buffers that are used again for the next one: a reading on a warm thread allocates
/// its result and little else.
/// </summary>
internal sealed class TextScan
{
    private const int KeptCharacters = 64 * 1024;

    [ThreadStatic]
    private static TextScan? t_spare;

    private char[] _folded = new char[1024];

    public string Source { get; private set; } = string.Empty;

    public int FoldedLength { get; private set; }

    public ReadOnlySpan<char> Folded => _folded.AsSpan(0, FoldedLength);

    public List<Token> Tokens { get; } = [];

    /// <summary>Sentences and, within them, the places where a clause may end.</summary>
    public List<Sentence> Sentences { get; } = [];

    /// <summary>Token indexes before which a comma stood.</summary>
    public List<int> SoftBreaks { get; } = [];

    public List<ConceptMatch> Concepts { get; } = [];

    public int QuestionMarks { get; set; }

    public static TextScan Rent(string source)
    {
        var scan = t_spare ?? new TextScan();
        t_spare = null;
        scan.Reset(source);
        return scan;
    }

    public void Return()
    {
        Source = string.Empty;
        if (_folded.Length <= KeptCharacters)
        {
            t_spare = this;
        }
    }

    public ReadOnlySpan<char> Fold(in Token token) => _folded.AsSpan(token.FoldStart, token.FoldLength);

    public ReadOnlySpan<char> Written(in Token token) => Source.AsSpan(token.Start, token.Length);

    public string Written(int from, int to) => Source[Tokens[from].Start..Tokens[to - 1].End];

    public void Append(char folded) => _folded[FoldedLength++] = folded;

    private void Reset(string source)
    {
        Source = source;
        FoldedLength = 0;
        QuestionMarks = 0;
        Tokens.Clear();
        Sentences.Clear();
        SoftBreaks.Clear();
        Concepts.Clear();
        if (_folded.Length < source.Length)
        {
            _folded = new char[Math.Max(source.Length, _folded.Length * 2)];
        }
    }
}
