using System.Text;

namespace MimeKit.Utils;

/// <summary>A parameter as quoted encoded words: against RFC 2047 section 5, but what old programs understand.</summary>
internal static class EncodedWordParameter
{
    public static void Write(FormatOptions options, StringBuilder output, Parameter parameter, Encoding encoding, ref int column)
    {
        var charset = Charsets.GetMimeCharset(encoding);
        var value = parameter.Value;
        ParameterWriter.Separate(options, output, parameter.Name.Length + charset.Length + 10 + Math.Min(value.Length, 10), ref column);
        output.Append(parameter.Name).Append("=\"");
        column += parameter.Name.Length + 2;
        var index = 0;
        while (true)
        {
            var start = index;
            index = End(value, index, encoding, charset, options.MaxLineLength - column - 1);
            column += EncodedWordWriter.AppendEncoded(output, encoding, value.AsSpan(start, index - start), phrase: false);
            if (index >= value.Length)
            {
                break;
            }

            output.Append(options.NewLine).Append('\t');
            column = 1;
        }

        output.Append('"');
        column++;
    }

    private static int End(string value, int index, Encoding encoding, string charset, int room)
    {
        var start = index;
        int bytes = 0, escaped = 0;
        while (index < value.Length)
        {
            var c = value[index];
            var units = c > 255 && char.IsSurrogatePair(value, index) ? 2 : 1;
            var width = c < 256 ? 1 : encoding.GetByteCount(value.AsSpan(index, units));
            bytes += width;
            escaped += c is < (char)127 and not ('"' or '\\') && !ByteClass.IsControl((byte)c) ? 0 : width;
            if (HeaderWord.EncodedLength(HeaderWordCharset.Given, charset, bytes, escaped) + 1 >= room && index > start)
            {
                break;
            }

            index += units;
        }

        return index;
    }
}
