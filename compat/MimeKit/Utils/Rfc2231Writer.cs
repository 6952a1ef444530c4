using System.Globalization;
using System.Text;

namespace MimeKit.Utils;

/// <summary>RFC 2231 sections 3 and 4: name*=, or name*0*=, name*1*= when one line does not hold the value.</summary>
internal sealed class Rfc2231Writer(FormatOptions options, Parameter parameter, Encoding encoding)
{
    private readonly string charset = Charsets.GetMimeCharset(encoding);
    private readonly string text = parameter.Value;
    private bool first = true;
    private int position;

    public void Write(StringBuilder output, ref int column)
    {
        var name = parameter.Name;
        var room = Math.Max(options.MaxLineLength - (name.Length + 6), 3);
        for (var part = 0; ; part++)
        {
            if (part > 0)
            {
                output.Append(';');
            }

            var escaped = Next(room, out var value);
            var width = name.Length + (escaped ? 1 : 0) + 1 + value.Length;
            if (part == 0 && position == text.Length)
            {
                ParameterWriter.Separate(options, output, 1 + width, ref column);
                output.Append(name);
            }
            else
            {
                var id = part.ToString(CultureInfo.InvariantCulture);
                output.Append(options.NewLine).Append('\t').Append(name).Append('*').Append(id);
                column = 1;
                width += id.Length + 1;
            }

            output.Append(escaped ? "*=" : "=").Append(value);
            column += width;
            if (position >= text.Length)
            {
                return;
            }
        }
    }

    /// <summary>As much of the value as fits; true when it is percent-encoded.</summary>
    private bool Next(int room, out string value)
    {
        var prefix = string.Empty;
        if (first && NeedsEscape(text))
        {
            prefix = charset + "''";
            if (prefix.Length >= room)
            {
                first = false;
                value = prefix;
                return true;
            }

            room -= prefix.Length;
        }

        var length = Math.Min(room, text.Length - position);
        while (true)
        {
            var bytes = encoding.GetBytes(text.Substring(position, length));
            if (bytes.Length > room && length > 1)
            {
                length = Shrink(length, bytes.Length, bytes.Length - room);
                continue;
            }

            if (prefix.Length == 0 && !NeedsEscape(bytes))
            {
                position += length;
                value = Encoding.UTF8.GetString(bytes);
                value = value.All(c => c < 128 && ByteClass.IsAttribute((byte)c)) ? value : MimeUtils.Quote(value);
                return false;
            }

            var hex = Escape(bytes);
            if (length > 1 && hex.Length > 3 && hex.Length > room)
            {
                length = Shrink(length, bytes.Length, Excess(hex, room));
                continue;
            }

            first &= prefix.Length == 0;
            position += length;
            value = prefix + hex;
            return true;
        }
    }

    private static int Shrink(int length, int bytes, int excess)
    {
        var ratio = (int)Math.Round((double)bytes / length);
        return length - (ratio > 1 ? Math.Max(excess / ratio, 1) : 1);
    }

    /// <summary>How many characters are too many, an escape counting as one.</summary>
    private static int Excess(string hex, int room)
    {
        var excess = 0;
        for (var i = hex.Length - 1; i >= room; i--)
        {
            excess += hex[i] == '%' ? -1 : 1;
        }

        return excess;
    }

    private bool NeedsEscape(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if (c >= 128 ? !options.International : ByteClass.IsControl((byte)c))
            {
                return true;
            }
        }

        return false;
    }

    private bool NeedsEscape(ReadOnlySpan<byte> value)
    {
        foreach (var c in value)
        {
            if (c >= 128 ? !options.International : ByteClass.IsControl(c))
            {
                return true;
            }
        }

        return false;
    }

    private static string Escape(byte[] bytes)
    {
        var output = new StringBuilder(bytes.Length * 3);
        foreach (var c in bytes)
        {
            if (ByteClass.IsAttribute(c))
            {
                output.Append((char)c);
            }
            else
            {
                output.Append('%').Append("0123456789ABCDEF"[c >> 4]).Append("0123456789ABCDEF"[c & 15]);
            }
        }

        return output.ToString();
    }
}
