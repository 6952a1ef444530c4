using System.Text;

namespace MimeKit.Utils;

/// <summary>
/// Reads parameters: continuations and charsets of RFC 2231, encoded words where they do not belong, and unquoted values
/// with blanks or line breaks in them.
/// </summary>
internal static class ParameterReader
{
    public static bool TryRead(ParserOptions options, ref TokenReader reader, out ParameterList parameters)
    {
        parameters = [];
        var pairs = new List<Pair>();
        Dictionary<string, List<Pair>>? continued = null;
        while (true)
        {
            if (!reader.SkipComments())
            {
                return false;
            }

            if (reader.AtEnd)
            {
                break;
            }

            if (reader.Is(';'))
            {
                reader.Position++;
                continue;
            }

            if (!TryReadPair(options, ref reader, out var pair) || !reader.SkipComments())
            {
                return false;
            }

            if (pair.Part is null)
            {
                pairs.Add(pair);
            }
            else
            {
                continued ??= new Dictionary<string, List<Pair>>(StringComparer.OrdinalIgnoreCase);
                if (!continued.TryGetValue(pair.Name, out var parts))
                {
                    continued[pair.Name] = parts = [];
                    pairs.Add(pair);
                }

                parts.Add(pair);
            }

            if (reader.Is(';'))
            {
                reader.Position++;
            }
            else if (!reader.AtEnd && options.ParameterComplianceMode == RfcComplianceMode.Strict)
            {
                return reader.Fail("Invalid parameter list", reader.Position);
            }
        }

        foreach (var pair in pairs)
        {
            ParameterDecoder.Add(options, parameters, pair, continued);
        }

        return true;
    }

    private static bool TryReadPair(ParserOptions options, ref TokenReader reader, out Pair pair)
    {
        pair = default;
        var start = reader.Position;
        while (!reader.AtEnd && ByteClass.IsAttribute(reader.Current))
        {
            reader.Position++;
        }

        if (reader.Position == start)
        {
            return reader.Fail("Invalid parameter name", start);
        }

        var name = Encoding.ASCII.GetString(reader.Text[start..reader.Position]);
        if (!TryReadMarks(ref reader, start, out var part, out var encoded))
        {
            return false;
        }

        if (!reader.Is('='))
        {
            return reader.Fail("Incomplete parameter", start);
        }

        reader.Position++;
        if (!reader.SkipComments() || reader.AtEnd)
        {
            return reader.Fail("Incomplete parameter", start);
        }

        pair = new Pair(name, part, encoded, ReadValue(options, ref reader));
        return true;
    }

    /// <summary>RFC 2231 sections 3 and 4: name*, name*1, name*1*.</summary>
    private static bool TryReadMarks(ref TokenReader reader, int start, out int? part, out bool encoded)
    {
        part = null;
        encoded = false;
        if (!reader.SkipComments() || reader.AtEnd)
        {
            return reader.Fail("Incomplete parameter", start);
        }

        if (!reader.Is('*'))
        {
            return true;
        }

        reader.Position++;
        if (!reader.SkipComments() || reader.AtEnd)
        {
            return reader.Fail("Incomplete parameter", start);
        }

        if (!reader.TryReadInt32(out var number))
        {
            encoded = true;
            return true;
        }

        part = number;
        if (!reader.SkipComments() || reader.AtEnd)
        {
            return reader.Fail("Incomplete parameter", start);
        }

        if (reader.Is('*'))
        {
            encoded = true;
            reader.Position++;
            if (!reader.SkipComments() || reader.AtEnd)
            {
                return reader.Fail("Incomplete parameter", start);
            }
        }

        return true;
    }

    private static byte[] ReadValue(ParserOptions options, ref TokenReader reader)
    {
        var start = reader.Position;
        if (reader.Is('"'))
        {
            var quoted = new TokenReader(reader.Text, reader.Throws) { Position = start };
            quoted.SkipQuoted();
            reader.Position = quoted.Position;
            return reader.Text[start..reader.Position].ToArray();
        }

        if (options.ParameterComplianceMode == RfcComplianceMode.Strict)
        {
            while (!reader.AtEnd && ByteClass.IsToken(reader.Current))
            {
                reader.Position++;
            }

            return reader.Text[start..reader.Position].ToArray();
        }

        var end = reader.Text[start..].IndexOf((byte)';');
        reader.Position = end == -1 ? reader.Text.Length : start + end;
        var value = reader.Text[start..reader.Position];
        if (!value.ContainsAny((byte)'\r', (byte)'\n'))
        {
            // The original keeps a blank before ';' and trims only at a line end: names and charsets rely on neither.
            return value.ToArray();
        }

        value = value.ToArray().Where(c => c is not ((byte)'\r' or (byte)'\n')).ToArray();
        return value.TrimEnd(" \t"u8).ToArray();
    }

    /// <summary>A parameter as it stands; <see cref="Value"/> still has its quotes.</summary>
    internal readonly record struct Pair(string Name, int? Part, bool Encoded, byte[] Value);
}
