namespace Platform.Mail;

/// <summary>Opening and closing elements: where lines break, and which end tags writers of HTML leave out.</summary>
internal sealed partial class HtmlText
{
    private void Layout(HtmlTag tag)
    {
        switch (tag)
        {
            case HtmlTag.Block or HtmlTag.List or HtmlTag.OrderedList or HtmlTag.Item or HtmlTag.Table or HtmlTag.Preformatted or HtmlTag.Body:
                _out.BeginBlock();
                break;
            case HtmlTag.Blockquote:
                _out.Blank();
                break;
            case HtmlTag.Paragraph:
                _out.BeginBlock();
                break;
            case HtmlTag.Cell:
                _out.BeginCell();
                break;
        }
    }

    /// <summary>End tags that writers of HTML leave out (HTML Standard §13.1.2.4).</summary>
    private void CloseImplied(HtmlTag tag)
    {
        switch (tag)
        {
            case HtmlTag.Item:
                PopTo(HtmlTag.Item, HtmlTag.List, HtmlTag.OrderedList);
                break;
            case HtmlTag.Row:
                PopTo(HtmlTag.Row, HtmlTag.Table, HtmlTag.Table);
                break;
            case HtmlTag.Cell:
                PopTo(HtmlTag.Cell, HtmlTag.Row, HtmlTag.Table);
                break;
            case HtmlTag.Block or HtmlTag.Paragraph or HtmlTag.Blockquote or HtmlTag.List or HtmlTag.OrderedList or HtmlTag.Table or HtmlTag.Preformatted:
                CloseParagraph();
                break;
        }
    }

    /// <summary>A block ends a paragraph, also one in which inline elements are still open.</summary>
    private void CloseParagraph()
    {
        var frame = _top;
        for (var i = _depth; i > 0 && frame.Tag is HtmlTag.Inline or HtmlTag.Link or HtmlTag.Paragraph; i--)
        {
            if (frame.Tag == HtmlTag.Paragraph)
            {
                while (_depth >= i)
                {
                    Pop();
                }

                return;
            }

            frame = _stack[i - 1];
        }
    }

    private void PopTo(HtmlTag tag, HtmlTag barrier, HtmlTag otherBarrier)
    {
        var frame = _top;
        for (var i = _depth; i > 0; i--)
        {
            if (frame.Tag == tag)
            {
                while (_depth >= i)
                {
                    Pop();
                }

                return;
            }

            if (frame.Tag == barrier || frame.Tag == otherBarrier)
            {
                return;
            }

            frame = _stack[i - 1];
        }
    }

    private void End(ReadOnlySpan<char> name)
    {
        if (name is "br" or "p" && (_depth == 0 || _top.Tag != HtmlTag.Paragraph || name is "br"))
        {
            _out.Break();
        }

        var hash = string.GetHashCode(name, StringComparison.Ordinal);
        var frame = _top;
        for (var i = _depth; i > 0; i--)
        {
            if (frame.NameHash == hash)
            {
                while (_depth >= i)
                {
                    Pop();
                }

                return;
            }

            frame = _stack[i - 1];
        }
    }

    private void Pop()
    {
        var closed = _top;
        _top = _stack[--_depth];
        switch (closed.Tag)
        {
            case HtmlTag.Paragraph when !closed.NoMargin:
                _out.Blank();
                break;
            case HtmlTag.Paragraph or HtmlTag.Block or HtmlTag.Item or HtmlTag.List or HtmlTag.OrderedList or HtmlTag.Table or HtmlTag.Row or HtmlTag.Preformatted or HtmlTag.Body:
                _out.Break();
                break;
            case HtmlTag.Blockquote:
                _out.Blank();
                break;
            case HtmlTag.Link when closed.Link is { } link:
                Link(link, closed);
                break;
        }

        if (((closed.Marks ^ _top.Marks) & (LineMarks.Quoted | LineMarks.Region | LineMarks.Attribution)) != LineMarks.None)
        {
            _out.Break();
        }

        _out.RowStart = closed.Tag == HtmlTag.Row ? _top.RowStart : _out.RowStart;
    }

    private void Link(string link, HtmlFrame closed)
    {
        if (!closed.Hidden && link.Length <= MaxLink && (closed.Marks & (LineMarks.Quoted | LineMarks.Signature)) == LineMarks.None)
        {
            _out.LinkTarget(link, closed.Marks);
        }
    }
}
