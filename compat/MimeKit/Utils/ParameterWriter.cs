using System.Text;

namespace MimeKit.Utils;

/// <summary>Writes a parameter bare, quoted, or encoded by RFC 2231 (by RFC 2047 when the options say so).</summary>
internal static class ParameterWriter
{
    private enum Form
    {
        Bare,
        Quoted,
        Encoded,
    }

    public static void Write(FormatOptions options, StringBuilder output, Parameter parameter, Encoding charset, ref int column)
    {
        var form = Classify(options, parameter, out var text);
        output.Append(';');
        column++;
        if (form == Form.Encoded)
        {
            var encoding = BestEncoding(parameter.Value, parameter.OwnEncoding ?? charset);
            var rfc2047 = parameter.EncodingMethod == ParameterEncodingMethod.Rfc2047
                || (parameter.EncodingMethod == ParameterEncodingMethod.Default && options.ParameterEncodingMethod == ParameterEncodingMethod.Rfc2047);
            if (rfc2047)
            {
                EncodedWordParameter.Write(options, output, parameter, encoding, ref column);
            }
            else
            {
                new Rfc2231Writer(options, parameter, encoding).Write(output, ref column);
            }

            return;
        }

        Separate(options, output, 1 + parameter.Name.Length + 1 + text.Length, ref column);
        output.Append(parameter.Name).Append('=').Append(text);
        column += parameter.Name.Length + 1 + text.Length;
    }

    /// <summary>A blank, or a new line when what follows does not fit.</summary>
    public static void Separate(FormatOptions options, StringBuilder output, int width, ref int column)
    {
        if (column + width >= options.MaxLineLength)
        {
            output.Append(options.NewLine).Append('\t');
            column = 1;
        }
        else
        {
            output.Append(' ');
            column++;
        }
    }

    private static Form Classify(FormatOptions options, Parameter parameter, out string text)
    {
        var name = parameter.Name;
        text = parameter.Value;
        if (name.Length + 1 + text.Length >= options.MaxLineLength)
        {
            return Form.Encoded;
        }

        var quoted = parameter.AlwaysQuote || options.AlwaysQuoteParameterValues;
        foreach (var c in text)
        {
            if (c >= 128 ? !options.International : ByteClass.IsControl((byte)c))
            {
                return Form.Encoded;
            }

            quoted |= c >= 128 || !ByteClass.IsAttribute((byte)c);
        }

        if (!quoted)
        {
            return Form.Bare;
        }

        text = MimeUtils.Quote(text);
        return name.Length + 1 + text.Length >= options.MaxLineLength ? Form.Encoded : Form.Quoted;
    }

    private static Encoding BestEncoding(string value, Encoding given)
    {
        var latin1 = false;
        foreach (var c in value)
        {
            if (c >= 256)
            {
                return given;
            }

            latin1 |= c >= 127 || ByteClass.IsControl((byte)c);
        }

        return latin1 ? Encoding.Latin1 : Encoding.ASCII;
    }
}
