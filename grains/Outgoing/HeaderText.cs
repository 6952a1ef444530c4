using System.Text;

namespace Platform.Outgoing;

/// <summary>
/// Values of headers, folded and encoded (RFC 5322 §2.2.3, RFC 2047). Written here and not by the mail library, since an encoded word has at most
/// 75 characters, a line with one at most 76 (RFC 2047 §2), and strict filters score mails that exceed them.
/// </summary>
internal static class HeaderText
{
    private const int MaxLine = 76;
    private const int MaxEncodedWord = 64; // Fits on the first line behind the longest field name used, Reply-To.
    private const int MaxPayload = MaxEncodedWord - 12; // =?utf-8?b? and ?=
    private const string AtextSymbols = "!#$%&'*+-/=?^_`{|}~";

    /// <summary>Unstructured text, such as a subject. Takes one line of text.</summary>
    public static byte[] Unstructured(string field, string text) => Fold(field, TokensOf(text));

    /// <summary>One mailbox (RFC 5322 §3.4); a local part that is no dot-atom is quoted, and one beyond ASCII stays UTF-8 (RFC 6532).</summary>
    public static byte[] Mailbox(string field, string name, string email)
    {
        var address = Quoted(email);
        return Fold(field, name.Length == 0 ? [address] : [.. PhraseOf(name), $"<{address}>"]);
    }

    private static string Quoted(string email)
    {
        var at = email.LastIndexOf('@');
        var local = email.AsSpan(0, at);
        var isDotAtom = local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal);
        return isDotAtom || local[0] == '"' ? email : $"\"{local}\"{email.AsSpan(at)}";
    }

    private static List<string> TokensOf(string text)
    {
        // From the first word that needs it to the last: the white space between two encoded words is not text (RFC 2047 §6.2).
        var words = text.Split(' ');
        var first = Array.FindIndex(words, NeedsEncoding);
        if (first < 0)
        {
            return [.. words];
        }

        var last = Array.FindLastIndex(words, NeedsEncoding);
        return [.. words[..first], .. Encode(string.Join(' ', words[first..(last + 1)])), .. words[(last + 1)..]];
    }

    private static IEnumerable<string> PhraseOf(string name)
    {
        if (name.Split(' ').Any(NeedsEncoding))
        {
            return Encode(name);
        }

        return name.All(c => char.IsAsciiLetterOrDigit(c) || c == ' ' || AtextSymbols.Contains(c, StringComparison.Ordinal))
            ? name.Split(' ')
            : $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"".Split(' ');
    }

    private static bool NeedsEncoding(string word) =>
        word.Length > MaxEncodedWord || !Ascii.IsValid(word) || word.Contains("=?", StringComparison.Ordinal);

    private static List<string> Encode(string text)
    {
        var words = new List<string>();
        var bytes = Encoding.UTF8.GetBytes(text);
        var isQ = bytes.Sum(QLength) <= BLength(bytes.Length);
        var chunk = new List<byte>(MaxPayload);
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            // A character is never divided between two encoded words (RFC 2047 §5).
            var next = utf8[..rune.EncodeToUtf8(utf8)].ToArray();
            if ((isQ ? chunk.Sum(QLength) + next.Sum(QLength) : BLength(chunk.Count + next.Length)) > MaxPayload)
            {
                words.Add(EncodedWord(chunk, isQ));
                chunk.Clear();
            }

            chunk.AddRange(next);
        }

        words.Add(EncodedWord(chunk, isQ));
        return words;
    }

    private static string EncodedWord(List<byte> chunk, bool isQ) =>
        isQ ? $"=?utf-8?q?{string.Concat(chunk.Select(Q))}?=" : $"=?utf-8?b?{Convert.ToBase64String([.. chunk])}?=";

    private static string Q(byte value) => QLength(value) == 3 ? $"={value:X2}" : value == ' ' ? "_" : ((char)value).ToString();

    /// <summary>RFC 2047 §5 (3): the characters that may stand in a phrase as they are; fewer than a subject would allow, and right in both.</summary>
    private static int QLength(byte value) => char.IsAsciiLetterOrDigit((char)value) || (char)value is ' ' or '!' or '*' or '+' or '-' or '/' ? 1 : 3;

    private static int BLength(int bytes) => (bytes + 2) / 3 * 4;

    private static byte[] Fold(string field, IEnumerable<string> tokens)
    {
        var value = new StringBuilder();
        var column = field.Length + 1;
        foreach (var token in tokens)
        {
            // The first word stays beside the field's name: some relays refuse a field whose first line is empty.
            var fits = value.Length == 0 || column + 1 + token.Length <= MaxLine;
            value.Append(fits ? " " : "\r\n ").Append(token);
            column = (fits ? column : 0) + 1 + token.Length;
        }

        return Encoding.UTF8.GetBytes(value.Append("\r\n").ToString());
    }
}
