using System.Text;

namespace Platform.Mail;

/// <summary>Lays text out in lines: white space collapses, blocks break, cells of a row share a line (CSS 2.2 §16.6, as far as text shows it).</summary>
internal sealed class HtmlLineWriter
{
    /// <summary>A line of HTML text may be as long as the part; what follows must not care, but a line of a megabyte helps nobody.</summary>
    private const int MaxLine = 16 * 1024;

    private readonly List<TextLine> _lines = [];
    private readonly StringBuilder _line = new(256);
    private LineMarks _marks;
    private LineMarks _next;
    private bool _blankDue;
    private bool _spaceDue;
    private bool _cellDue;
    private int _rowStart;
    private bool _lineOpen;

    public int RowStart { get => _rowStart; set => _rowStart = value; }

    public int Count => _lines.Count;

    public void Text(ReadOnlySpan<char> text, LineMarks marks, bool keepSpace)
    {
        if (keepSpace)
        {
            Preformatted(text, marks);
            return;
        }

        while (!text.IsEmpty)
        {
            var white = text.IndexOfAnyExcept(" \t\r\n\f");
            if (white != 0)
            {
                _spaceDue |= _line.Length > 0;
                if (white < 0)
                {
                    return;
                }

                text = text[white..];
            }

            var end = text.IndexOfAny(" \t\r\n\f");
            var word = end < 0 ? text : text[..end];
            if (_line.Length > 0 && word.IndexOfAnyExcept('\u00A0') < 0)
            {
                _spaceDue = true;
            }
            else
            {
                Word(word, marks);
            }

            text = end < 0 ? [] : text[end..];
        }
    }

    /// <summary>The next text begins a line.</summary>
    public void Break()
    {
        if (_line.Length > 0)
        {
            Flush();
        }

        _spaceDue = false;
        _cellDue = false;
    }

    /// <summary>A block begins: a new line, but for the first block of a cell, which goes on in its row's line.</summary>
    public void BeginBlock()
    {
        if (!_cellDue)
        {
            Break();
        }
    }

    /// <summary>An explicit line break: a second one makes a blank line.</summary>
    public void HardBreak(LineMarks marks)
    {
        if (!_lineOpen)
        {
            _marks = marks | _next;
        }

        Flush();
        _spaceDue = false;
    }

    /// <summary>The next text is preceded by a blank line.</summary>
    public void Blank()
    {
        Break();
        _blankDue = true;
    }

    /// <summary>The next line carries these marks besides its own.</summary>
    public void MarkNext(LineMarks marks)
    {
        Break();
        _next |= marks;
    }

    public void BeginRow()
    {
        _cellDue = false;
        Break();
        _rowStart = _lines.Count;
    }

    /// <summary>A cell goes on in the row's line when all before it fits in one.</summary>
    public void BeginCell()
    {
        if (_line.Length > 0 && _lines.Count == _rowStart)
        {
            _cellDue = true;
        }
        else if (_line.Length == 0 && _lines.Count == _rowStart + 1 && !_lines[^1].IsBlank)
        {
            // A block inside the previous cell ended the line: take it up again.
            _line.Append(_lines[^1].Text);
            _marks = _lines[^1].Marks;
            _lineOpen = true;
            _blankDue = false;
            _lines.RemoveAt(_lines.Count - 1);
            _cellDue = true;
        }
        else
        {
            Break();
        }
    }

    /// <summary>Shows where a link leads, as plain text programs do, unless its text says so already.</summary>
    public void LinkTarget(string link, LineMarks marks)
    {
        var host = link.AsSpan(link.IndexOf("//", StringComparison.Ordinal) + 2);
        host = host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
        var end = host.IndexOfAny("/?#");
        host = end > 0 ? host[..end] : host;
        if (_line.Length > 0 && !host.IsEmpty && _line.Length < MaxLine / 4 && !_line.ToString().Contains(host.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            _spaceDue = true;
            Word($"<{link}>", marks);
        }
    }

    public List<TextLine> Finish()
    {
        Break();
        return _lines;
    }

    private void Preformatted(ReadOnlySpan<char> text, LineMarks marks)
    {
        var first = true;
        foreach (var line in text.EnumerateLines())
        {
            if (!first)
            {
                HardBreak(marks);
            }

            first = false;
            if (!line.IsEmpty)
            {
                Word(line, marks);
            }
        }
    }

    private void Word(ReadOnlySpan<char> word, LineMarks marks)
    {
        if (!_lineOpen)
        {
            Open(marks);
        }
        else if (_cellDue)
        {
            _line.Append(" | ");
        }
        else if (_spaceDue && _line.Length > 0)
        {
            _line.Append(' ');
        }

        _cellDue = false;
        _spaceDue = false;
        _line.Append(word);
        if (_line.Length > MaxLine)
        {
            Flush();
        }
    }

    private void Open(LineMarks marks)
    {
        if (_blankDue && _lines.Count > 0 && !_lines[^1].IsBlank)
        {
            _lines.Add(new TextLine("", marks & _lines[^1].Marks));
            _rowStart = _rowStart == _lines.Count - 1 ? _lines.Count : _rowStart;
        }

        _blankDue = false;
        _lineOpen = true;
        _marks = marks | _next;
        _next = LineMarks.None;
    }

    private void Flush()
    {
        var line = TextTidy.Line(_line.ToString().AsSpan().TrimStart(" \u00A0\t"));
        if (line.Length > 0 || _lines.Count > 0)
        {
            // Some programs make HTML of quoted plain text by nothing but line breaks.
            _lines.Add(new TextLine(line, PlainLines.IsQuoted(line) ? _marks | LineMarks.Quoted : _marks));
        }

        _line.Clear();
        _lineOpen = false;
        _cellDue = false;
        _blankDue = false;
    }
}
