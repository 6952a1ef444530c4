namespace Platform.Understanding.Text;

/// <summary>What stands between two white spaces: where an e-mail address or a link hides. Looked at once, so that scanning stays linear.</summary>
internal readonly struct Chunk
{
    private readonly int _at;
    private readonly int _link;

    private Chunk(int at, int link)
    {
        _at = at;
        _link = link;
    }

    public static Chunk At(string text, int start, out int end)
    {
        end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        var span = text.AsSpan(start, end - start);
        var at = span.IndexOfAny('@', '＠');
        var scheme = span.IndexOf("://", StringComparison.Ordinal);
        var link = scheme >= 0 ? LinkStart(span, scheme) : span.IndexOf("www.", StringComparison.OrdinalIgnoreCase);
        return new Chunk(at < 0 ? -1 : start + at, link < 0 ? -1 : start + link);
    }

    /// <summary>Whether an address or a link begins at <paramref name="i"/>.</summary>
    public bool IsSpecial(string text, int i, int chunkEnd, out TokenKind kind, out int length)
    {
        kind = TokenKind.Url;
        length = chunkEnd - i;
        if (i == _link)
        {
            return true;
        }

        kind = TokenKind.Email;
        if (_at <= i || _at + 1 >= chunkEnd)
        {
            return false;
        }

        for (var j = i; j < _at; j++)
        {
            if (!IsLocal(text[j]))
            {
                return false;
            }
        }

        var end = _at + 1;
        while (end < chunkEnd && (char.IsAsciiLetterOrDigit(Folding.Fold(text[end])) || text[end] is '.' or '-' or '_' or '．'))
        {
            end++;
        }

        length = end - i;
        return end > _at + 1;
    }

    private static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(Folding.Fold(c)) || c is '.' or '_' or '-' or '+' or '%' or '．';

    private static int LinkStart(ReadOnlySpan<char> span, int scheme)
    {
        while (scheme > 0 && char.IsAsciiLetter(span[scheme - 1]))
        {
            scheme--;
        }

        return scheme;
    }
}
