using System.Text;

namespace Platform.Mail.Pdf;

/// <summary>Runs the text operators of a page (§9.4) and lays what they show out in lines. Text that is drawn invisibly is not shown.</summary>
internal sealed class PdfPage(PdfFile file, PdfLimits limits, StringBuilder text, int maxText)
{
    private const int MaxForms = 4;
    private const int MaxFrames = 64;
    private const int Invisible = 3;

    /// <summary>A gap inside a string that is wider than this, in thousandths of the size, is a space between words.</summary>
    private const double WordGap = 180;

    private readonly Dictionary<object, PdfFont> _fonts = [];
    private PdfFont? _font;
    private double _mode;
    private double _leading;
    private double _y;
    private double _shown;
    private bool _moved;
    private Frame _frame = new(0, 1);
    private readonly Stack<Frame> _frames = new();

    public void Read(Dictionary<string, object?> page)
    {
        var contents = file.Resolve(page.GetValueOrDefault("Contents"));
        foreach (var part in contents is List<object?> parts ? parts : [contents])
        {
            Run(part is PdfStream stream ? PdfFilters.Decode(stream, file, limits) : file.Content(part), file.Dictionary(page.GetValueOrDefault("Resources")), 0);
        }
    }

    private void Run(ReadOnlyMemory<byte> content, Dictionary<string, object?>? resources, int depth)
    {
        limits.Spend(content.Length / PdfLimits.BytesAStep);
        var lexer = new PdfLexer(content, limits);
        var operands = new List<object?>();
        while (!lexer.AtEnd && text.Length < maxText)
        {
            var value = lexer.Next();
            if (value is not PdfOperator { Text: var name })
            {
                if (operands.Count < 64)
                {
                    operands.Add(value);
                }

                continue;
            }

            if (name == "Do" && operands is [.., PdfName form] && depth < MaxForms)
            {
                Form(form.Text, resources, depth);
            }
            else
            {
                Operate(name, operands, resources);
            }

            operands.Clear();
        }
    }

    private void Form(string name, Dictionary<string, object?>? resources, int depth)
    {
        var form = file.Dictionary(resources?.GetValueOrDefault("XObject"))?.GetValueOrDefault(name);
        if (file.Dictionary(form) is { } header && file.Resolve(header.GetValueOrDefault("Subtype")) is PdfName { Text: "Form" })
        {
            Run(file.Content(form), file.Dictionary(header.GetValueOrDefault("Resources")) ?? resources, depth + 1);
        }
    }

    private void Operate(string name, List<object?> operands, Dictionary<string, object?>? resources)
    {
        switch (name)
        {
            case "Tf" when operands is [PdfName font, double]:
                _font = Font(font.Text, resources);
                break;
            case "Tr" when operands is [double mode]:
                _mode = mode;
                break;
            case "TL" when operands is [double leading]:
                _leading = leading;
                break;
            case "Td" or "TD" when operands is [double, double down]:
                _leading = name == "TD" ? -down : _leading;
                MoveTo(_y + down);
                break;
            case "T*":
                MoveTo(_y - _leading);
                break;
            case "Tm" when operands is [.., double at]:
                MoveTo(at);
                break;
            case "BT":
                MoveTo(0);
                break;
            case "TJ" when operands is [List<object?> shown]:
                Array(shown);
                break;
            case "Tj" when operands is [byte[] shown]:
                Show(shown);
                break;
            case "'" or "\"" when operands is [.., byte[] shown]:
                MoveTo(_y - _leading);
                Show(shown);
                break;
            default:
                Graphics(name, operands);
                break;
        }
    }

    private void Array(List<object?> shown)
    {
        foreach (var value in shown)
        {
            if (value is byte[] codes)
            {
                Show(codes);
            }
            else if (value is double and < -WordGap)
            {
                Space();
            }
        }
    }

    /// <summary>What moves the whole page's coordinates (§8.3): only how high a text stands matters here.</summary>
    private void Graphics(string name, List<object?> operands)
    {
        if (name == "q" && _frames.Count < MaxFrames)
        {
            _frames.Push(_frame);
        }
        else if (name == "Q" && _frames.TryPop(out var outer))
        {
            _frame = outer;
        }
        else if (name == "cm" && operands is [double, double, double, double scale, double, double up])
        {
            _frame = new(_frame.Up + (up * _frame.Scale), _frame.Scale * scale);
        }
    }

    private void Show(byte[] codes)
    {
        if ((int)_mode == Invisible || text.Length >= maxText)
        {
            return;
        }

        var height = _frame.Up + (_y * _frame.Scale);
        if (_moved && Math.Abs(height - _shown) > 1)
        {
            Line();
        }
        else if (_moved)
        {
            Space();
        }

        (_shown, _moved) = (height, false);
        text.Append((_font ?? new PdfFont(null, file, limits)).Decode(codes, limits));
    }

    private void MoveTo(double y)
    {
        _y = y;
        _moved = true;
    }

    private void Line()
    {
        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }
    }

    private void Space()
    {
        if (text.Length > 0 && !char.IsWhiteSpace(text[^1]))
        {
            text.Append(' ');
        }
    }

    private PdfFont? Font(string name, Dictionary<string, object?>? resources)
    {
        var entry = file.Dictionary(resources?.GetValueOrDefault("Font"))?.GetValueOrDefault(name);
        if (entry is null)
        {
            return null;
        }

        if (!_fonts.TryGetValue(entry, out var font) && _fonts.Count < 200)
        {
            _fonts[entry] = font = new PdfFont(file.Dictionary(entry), file, limits);
        }

        return font;
    }

    private readonly record struct Frame(double Up, double Scale);
}
