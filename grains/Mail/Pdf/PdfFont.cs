using System.Globalization;
using System.Text;

namespace Platform.Mail.Pdf;

/// <summary>Codes of a font to characters: by its ToUnicode map (§9.10.3), else by its encoding's names, else as windows-1252.</summary>
internal sealed class PdfFont
{
    private const int MaxCodes = 70_000;

    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private readonly Dictionary<int, string> _codes = [];
    private readonly bool _wide;
    private readonly bool _unknown;

    public PdfFont(Dictionary<string, object?>? font, PdfFile file, PdfLimits limits)
    {
        _wide = font is not null && file.Resolve(font.GetValueOrDefault("Subtype")) is PdfName { Text: "Type0" };
        var map = font is null ? default : file.Content(font.GetValueOrDefault("ToUnicode"));
        if (!map.IsEmpty)
        {
            Map(map, limits);
        }
        else
        {
            // Without a map nobody knows what the glyphs of a composite font mean.
            _unknown = _wide;
            Differences(font, file);
        }
    }

    public string Decode(byte[] codes, PdfLimits limits)
    {
        limits.Spend(codes.Length);
        if (_unknown)
        {
            return "";
        }

        var text = new StringBuilder(codes.Length);
        for (var i = 0; i < codes.Length; i++)
        {
            var code = (int)codes[i];
            if (_wide)
            {
                if (i + 1 >= codes.Length)
                {
                    break;
                }

                code = (code << 8) | codes[++i];
            }

            if (_codes.TryGetValue(code, out var known))
            {
                text.Append(known);
            }
            else if (!_wide)
            {
                text.Append(Western.GetString([(byte)code]));
            }
        }

        return text.ToString();
    }

    private void Map(ReadOnlyMemory<byte> map, PdfLimits limits)
    {
        var lexer = new PdfLexer(map, limits);
        var operands = new List<object?>();
        while (!lexer.AtEnd)
        {
            var value = lexer.Next();
            if (value is not PdfOperator { Text: var name })
            {
                operands.Add(value);
                continue;
            }

            if (name == "endbfchar")
            {
                for (var i = 0; i + 1 < operands.Count; i += 2)
                {
                    Add(Code(operands[i]), operands[i + 1]);
                }
            }
            else if (name == "endbfrange")
            {
                for (var i = 0; i + 2 < operands.Count; i += 3)
                {
                    Range(Code(operands[i]), Code(operands[i + 1]), operands[i + 2], limits);
                }
            }

            operands.Clear();
        }
    }

    private void Range(int from, int to, object? target, PdfLimits limits)
    {
        for (var code = from; code >= 0 && code <= to && code - from < 0x10000; code++)
        {
            limits.Spend();
            if (target is List<object?> list)
            {
                Add(code, code - from < list.Count ? list[code - from] : null);
            }
            else if (target is byte[] { Length: >= 2 } start)
            {
                var bytes = (byte[])start.Clone();
                var last = ((bytes[^2] << 8) | bytes[^1]) + (code - from);
                (bytes[^2], bytes[^1]) = ((byte)(last >> 8), (byte)last);
                Add(code, bytes);
            }
        }
    }

    private void Add(int code, object? target)
    {
        if (code >= 0 && _codes.Count < MaxCodes && target is byte[] { Length: > 0 and <= 32 } text)
        {
            _codes[code] = text.Length == 1 ? ((char)text[0]).ToString() : Encoding.BigEndianUnicode.GetString(text);
        }
    }

    private static int Code(object? value) => value is byte[] { Length: > 0 and <= 2 } bytes ? bytes.Length == 1 ? bytes[0] : (bytes[0] << 8) | bytes[1] : -1;

    private void Differences(Dictionary<string, object?>? font, PdfFile file)
    {
        if (font is null || file.Dictionary(font.GetValueOrDefault("Encoding")) is not { } encoding || file.Resolve(encoding.GetValueOrDefault("Differences")) is not List<object?> list)
        {
            return;
        }

        var code = 0;
        foreach (var entry in list)
        {
            if (entry is double number)
            {
                code = (int)number;
            }
            else if (entry is PdfName { Text: var name } && code < 256)
            {
                if (Glyph(name) is { } text)
                {
                    _codes[code] = text;
                }

                code++;
            }
        }
    }

    private static string? Glyph(string name) => name switch
    {
        { Length: 1 } => name,
        "space" => " ",
        "zero" => "0",
        "one" => "1",
        "two" => "2",
        "three" => "3",
        "four" => "4",
        "five" => "5",
        "six" => "6",
        "seven" => "7",
        "eight" => "8",
        "nine" => "9",
        "period" => ".",
        "comma" => ",",
        "colon" => ":",
        "hyphen" or "minus" => "-",
        "numbersign" => "#",
        "slash" => "/",
        "parenleft" => "(",
        "parenright" => ")",
        "Euro" => "€",
        "at" => "@",
        _ when name.Length == 7 && name.StartsWith("uni", StringComparison.Ordinal) && int.TryParse(name.AsSpan(3), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && code is not (>= 0xD800 and <= 0xDFFF) => ((char)code).ToString(),
        _ => null,
    };
}
