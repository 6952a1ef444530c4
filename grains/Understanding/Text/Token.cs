namespace Platform.Understanding.Text;

/// <summary>A word of a message: where it stands in the text, and where its folded form stands in <see cref="TextScan.Folded"/>.</summary>
internal readonly record struct Token(int Start, int Length, int FoldStart, int FoldLength, ulong Hash, TokenKind Kind)
{
    public int End => Start + Length;
}
