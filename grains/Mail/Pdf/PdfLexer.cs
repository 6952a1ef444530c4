using System.Globalization;
using System.Text;

namespace Platform.Mail.Pdf;

/// <summary>Reads values one after the other (ISO 32000-1 §7.2, §7.3). What is broken is skipped; only the limits throw.</summary>
internal sealed partial class PdfLexer(ReadOnlyMemory<byte> data, PdfLimits limits, int position = 0)
{
    private const int MaxDepth = 32;

    private ReadOnlySpan<byte> Bytes => data.Span;

    public int Position { get; set; } = position;

    public bool AtEnd => Position >= data.Length;

    /// <summary>The next value; null for the null object and at the end.</summary>
    public object? Next(int depth = 0)
    {
        limits.Spend();
        SkipWhite();
        if (AtEnd || depth > MaxDepth)
        {
            Position = depth > MaxDepth ? data.Length : Position;
            return null;
        }

        var first = Bytes[Position];
        switch (first)
        {
            case (byte)'/':
                Position++;
                return new PdfName(Name());
            case (byte)'(':
                return Literal();
            case (byte)'[':
                Position++;
                return Array(depth);
            case (byte)'<' when Peek(1) == '<':
                Position += 2;
                return Dictionary(depth);
            case (byte)'<':
                return Hexadecimal();
            case (byte)']' or (byte)'}' or (byte)'{' or (byte)')' or (byte)'>':
                Position += first == '>' && Peek(1) == '>' ? 2 : 1;
                return new PdfOperator(((char)first).ToString());
            default:
                return Word();
        }
    }

    public void SkipWhite()
    {
        while (!AtEnd)
        {
            var c = Bytes[Position];
            if (c == '%')
            {
                var end = Bytes[Position..].IndexOfAny((byte)'\r', (byte)'\n');
                Position = end < 0 ? data.Length : Position + end;
            }
            else if (c is 0 or 9 or 10 or 12 or 13 or 32)
            {
                Position++;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>The bytes of a stream that begins here, up to its end mark.</summary>
    public ReadOnlyMemory<byte> StreamBody(int length)
    {
        Position += Peek(0) == '\r' ? 1 : 0;
        Position += Peek(0) == '\n' ? 1 : 0;
        var left = Bytes[Math.Min(Position, data.Length)..];
        if (length < 0 || length > left.Length || !Ends(left[length..]))
        {
            length = left.IndexOf("endstream"u8);
            length = length < 0 ? left.Length : length;
        }

        var body = data.Slice(Math.Min(Position, data.Length), length);
        Position += length;
        return body;
    }

    private static bool Ends(ReadOnlySpan<byte> after) => after[..Math.Min(after.Length, 16)].IndexOf("endstream"u8) >= 0;

    private int Peek(int ahead) => Position + ahead < data.Length ? Bytes[Position + ahead] : -1;

    private string Name()
    {
        var name = new StringBuilder();
        while (!AtEnd && !IsEnd(Bytes[Position]))
        {
            var c = (char)Bytes[Position++];
            if (c == '#' && Digit(Peek(0)) is >= 0 and var high && Digit(Peek(1)) is >= 0 and var low)
            {
                c = (char)((high << 4) | low);
                Position += 2;
            }

            name.Append(c);
        }

        return name.ToString();
    }

    private object Word()
    {
        var start = Position;
        while (!AtEnd && !IsEnd(Bytes[Position]))
        {
            Position++;
        }

        Position = Math.Max(Position, start + 1);
        var word = Bytes[start..Position];
        if (word[0] is (byte)'+' or (byte)'-' or (byte)'.' or (>= (byte)'0' and <= (byte)'9'))
        {
            var text = Encoding.ASCII.GetString(word);
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            {
                return Reference(number) ?? (object)number;
            }
        }

        return new PdfOperator(Encoding.Latin1.GetString(word[..Math.Min(word.Length, 32)]));
    }

    private PdfReference? Reference(double number)
    {
        // "12 0 R": looked ahead for, because only the third word tells.
        var back = Position;
        if (number is < 0 or > 10_000_000 || number != Math.Truncate(number) || Peek(0) is not (' ' or '\r' or '\n'))
        {
            return null;
        }

        SkipWhite();
        var digits = 0;
        while (digits < 6 && Digit(Peek(0)) is >= 0 and <= 9)
        {
            Position++;
            digits++;
        }

        var white = Position;
        SkipWhite();
        if (digits > 0 && Position > white && Peek(0) == 'R' && (Position + 1 >= data.Length || IsEnd(Bytes[Position + 1])))
        {
            Position++;
            return new PdfReference((int)number);
        }

        Position = back;
        return null;
    }

    private List<object?> Array(int depth)
    {
        var values = new List<object?>();
        while (!AtEnd)
        {
            var value = Next(depth + 1);
            if (value is PdfOperator { Text: "]" } || (value is null && AtEnd))
            {
                break;
            }

            values.Add(value);
        }

        return values;
    }

    private Dictionary<string, object?> Dictionary(int depth)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (!AtEnd)
        {
            var key = Next(depth + 1);
            if (key is PdfOperator { Text: ">" or "endobj" or "stream" })
            {
                break;
            }

            if (key is PdfName name)
            {
                var value = Next(depth + 1);
                if (value is PdfOperator { Text: ">" })
                {
                    break;
                }

                values.TryAdd(name.Text, value);
            }
        }

        return values;
    }

    private static bool IsEnd(byte c) => c is 0 or 9 or 10 or 12 or 13 or 32 or (byte)'/' or (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'%';

    private static int Digit(int c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };
}
