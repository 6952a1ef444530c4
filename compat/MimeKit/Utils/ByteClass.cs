namespace MimeKit.Utils;

/// <summary>The character classes of the mail grammars, one table lookup each.</summary>
internal static class ByteClass
{
    private const ushort Atom = 1;
    private const ushort PhraseAtom = 1 << 1;
    private const ushort AsciiAtom = 1 << 2;
    private const ushort Attribute = 1 << 3;
    private const ushort Blank = 1 << 4;
    private const ushort Control = 1 << 5;
    private const ushort Domain = 1 << 6;
    private const ushort FieldText = 1 << 7;
    private const ushort White = 1 << 8;
    private const ushort Token = 1 << 9;
    private const ushort QuotedPrintable = 1 << 10;
    private const ushort WordText = 1 << 11;
    private const ushort WordPhrase = 1 << 12;

    private static readonly ushort[] Table = Build();

    // RFC 5322 section 3.2.3; bytes above 127 belong to atoms because of RFC 6532.
    public static bool IsAtom(byte c) => (Table[c] & Atom) != 0;

    public static bool IsAsciiAtom(byte c) => (Table[c] & AsciiAtom) != 0;

    // Display names in the wild hold brackets and stray parentheses without quotes (RFC 7103 section 7.1).
    public static bool IsPhraseAtom(byte c) => (Table[c] & PhraseAtom) != 0;

    // RFC 2231 section 7 attribute-char.
    public static bool IsAttribute(byte c) => (Table[c] & Attribute) != 0;

    public static bool IsBlank(byte c) => c is (byte)' ' or (byte)'\t';

    public static bool IsControl(byte c) => (Table[c] & Control) != 0;

    public static bool IsDomain(byte c) => (Table[c] & Domain) != 0;

    // RFC 5322 section 3.6.8 ftext.
    public static bool IsFieldText(byte c) => (Table[c] & FieldText) != 0;

    public static bool IsWhite(byte c) => c is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    // RFC 2045 section 5.1 token.
    public static bool IsToken(byte c) => (Table[c] & Token) != 0;

    public static bool IsQuotedPrintableSafe(byte c) => (Table[c] & QuotedPrintable) != 0;

    // RFC 2047 section 5 (1) and (3): what may stand for itself in a Q-encoded word.
    public static bool IsWordSafe(byte c, bool phrase) => (Table[c] & (phrase ? WordPhrase : WordText)) != 0;

    public static bool IsHex(byte c) => char.IsAsciiHexDigit((char)c);

    public static int HexValue(byte c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;

    public static bool IsWhite(char c) => c is ' ' or '\t' or '\r' or '\n';

    private static ushort[] Build()
    {
        var table = new ushort[256];
        for (var i = 0; i < 256; i++)
        {
            table[i] = i < 127 ? Ascii((char)i) : i == 127 ? Control : (ushort)(Control | Atom | PhraseAtom);
        }

        return table;
    }

    private static ushort Ascii(char c)
    {
        var flags = 0;
        Set(char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~".Contains(c), Atom | PhraseAtom | AsciiAtom);
        Set("[])".Contains(c), PhraseAtom);
        Set(c > 32 && !"()<>@,;:\\\"/[]?=*'%".Contains(c), Attribute);
        Set(c is ' ' or '\t', Blank);
        Set(c < 32, Control);
        Set(c >= 33 && c is not ('[' or '\\' or ']'), Domain);
        Set(c >= 33 && c != ':', FieldText);
        Set(c is ' ' or '\t' or '\r' or '\n', White);
        Set(c > 32 && !"()<>@,;:\\\"/[]?=".Contains(c), Token);
        Set((c >= 32 && c != '=') || c == '\t', QuotedPrintable);
        Set(c >= 32 && !"()<>@,;:\"/[]?.=_".Contains(c), WordText);
        Set(char.IsAsciiLetterOrDigit(c) || "!*+-/".Contains(c), WordPhrase);
        return (ushort)flags;

        void Set(bool when, int flag) => flags |= when ? flag : 0;
    }
}
