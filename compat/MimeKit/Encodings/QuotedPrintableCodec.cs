using MimeKit.Utils;

namespace MimeKit.Encodings;

/// <summary>
/// Quoted-printable (RFC 2045 section 6.7) and the Q encoding of headers (RFC 2047 section 4.2) in any chunks.
/// A sequence that is not valid stays in the text as it is.
/// </summary>
internal struct QuotedPrintableCodec(bool header)
{
    private enum State : byte
    {
        Text,
        Equals,
        SoftBreak,
        Hex,
    }

    private State state;
    private byte first;

    public static int MaxDecodedLength(int length) => length + 2;

    public int Decode(ReadOnlySpan<byte> input, Span<byte> output)
    {
        var written = 0;
        var i = 0;
        while (i < input.Length)
        {
            if (state == State.Text)
            {
                var run = input[i..].IndexOf((byte)'=');
                run = run == -1 ? input.Length - i : run;
                Copy(input.Slice(i, run), output[written..]);
                written += run;
                i += run;
                if (i < input.Length)
                {
                    state = State.Equals;
                    i++;
                }
            }
            else
            {
                written += Step(input[i++], output[written..]);
            }
        }

        return written;
    }

    private readonly void Copy(ReadOnlySpan<byte> run, Span<byte> output)
    {
        if (header)
        {
            run.Replace(output[..run.Length], (byte)'_', (byte)' ');
        }
        else
        {
            run.CopyTo(output);
        }
    }

    /// <summary>One byte of a sequence that began with '='.</summary>
    private int Step(byte c, Span<byte> output)
    {
        var current = state;
        state = State.Text;
        switch (current)
        {
            case State.Equals when ByteClass.IsHex(c):
                first = c;
                state = State.Hex;
                return 0;
            case State.Equals when c == '=':
                output[0] = (byte)'=';
                state = State.Equals;
                return 1;
            case State.Equals when c == '\r':
                state = State.SoftBreak;
                return 0;
            case State.Equals when c == '\n':
            case State.SoftBreak when c == '\n':
                return 0;
            case State.Hex when ByteClass.IsHex(c):
                output[0] = (byte)((ByteClass.HexValue(first) << 4) | ByteClass.HexValue(c));
                return 1;
            case State.Equals:
                output[1] = c;
                output[0] = (byte)'=';
                return 2;
            default:
                output[2] = c;
                output[1] = current == State.Hex ? first : (byte)'\r';
                output[0] = (byte)'=';
                return 3;
        }
    }
}
