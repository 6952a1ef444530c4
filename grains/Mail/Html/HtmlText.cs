using System.Buffers;
using System.Globalization;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace Platform.Mail;

/// <summary>
/// HTML to the lines that a person sees. The tokens are read one after the other against a bounded stack of open elements: no tree
/// is built, because building one costs three times as much and is quadratic on elements that are nested or misnested on purpose.
/// </summary>
internal sealed partial class HtmlText
{
    private const int MaxDepth = 160;
    private const int MaxLink = 300;

    /// <summary>Attributes that are read. Others are never stored: comparing thousands of them with one another would be quadratic.</summary>
    private static readonly string[] Attributes = ["class", "id", "name", "style", "type", "cite", "hidden", "href", "alt", "color", "bgcolor", "start", "aria-hidden"];

    private readonly HtmlLineWriter _out = new();
    private readonly HtmlStyleSheet _styles = new();
    private readonly HtmlFrame[] _stack = new HtmlFrame[MaxDepth];
    private int _depth;
    private HtmlFrame _top = new() { Background = HtmlColor.White };

    private HtmlText()
    {
    }

    public static List<TextLine> Read(string html)
    {
        var reader = new HtmlText();
        var tokens = new HtmlTokenizer(new TextSource(new ReadOnlyMemoryTextSource(html)), HtmlEntityProvider.Resolver)
        {
            SkipComments = true,
            ShouldEmitAttribute = IsRead,
        };
        while (true)
        {
            ref var token = ref tokens.GetStructToken();
            switch (token.Type)
            {
                case HtmlTokenType.Character:
                    reader.Characters(token.Data.Memory.Span);
                    break;
                case HtmlTokenType.StartTag:
                    reader.Start(ref token, tokens);
                    break;
                case HtmlTokenType.EndTag:
                    reader.End(token.Name.Memory.Span);
                    break;
                case HtmlTokenType.EndOfFile:
                    return reader._out.Finish();
            }
        }
    }

    private static bool IsRead(ref StructHtmlToken token, ReadOnlyMemory<char> name)
    {
        foreach (var attribute in Attributes)
        {
            if (name.Span.SequenceEqual(attribute))
            {
                return true;
            }
        }

        return false;
    }

    private void Characters(ReadOnlySpan<char> text)
    {
        if (_top.IsStyle)
        {
            _styles.Read(text);
        }

        if (_top.Hidden || HtmlColor.IsUnseen(_top.Color, _top.Background))
        {
            return;
        }

        _out.Text(text, _top.Marks, _top.KeepSpace);
    }

    private void Start(ref StructHtmlToken token, HtmlTokenizer tokens)
    {
        var name = token.Name.Memory.Span;
        var tag = HtmlTags.Of(name);
        switch (tag)
        {
            case HtmlTag.Break:
                _out.HardBreak(_top.Marks);
                return;
            case HtmlTag.Rule:
                _out.MarkNext(LineMarks.Rule);
                return;
            case HtmlTag.Image:
                Emoji(Value(ref token, "alt"));
                return;
            case HtmlTag.RawText:
                tokens.State = name is "script" ? HtmlParseMode.Script : name is "title" or "textarea" ? HtmlParseMode.RCData : HtmlParseMode.Rawtext;
                break;
        }

        if (HtmlTags.IsVoid(name))
        {
            return;
        }

        CloseImplied(tag);
        Layout(tag);
        Push(ref token, name, tag);
    }

    private void Push(ref StructHtmlToken token, ReadOnlySpan<char> name, HtmlTag tag)
    {
        var frame = HtmlFrame.Open(ref token, tag, _top, _styles);
        frame.IsStyle = name is "style";
        frame.NameHash = string.GetHashCode(name, StringComparison.Ordinal);
        frame.RowStart = _out.RowStart;
        if ((frame.Marks & ~_top.Marks & LineMarks.Begin) != LineMarks.None || frame.BeginsBelowRule)
        {
            _out.MarkNext(frame.BeginsBelowRule ? LineMarks.Rule : LineMarks.Begin);
        }

        // A mark of an inline element must not reach back over the line that is open.
        if (((frame.Marks ^ _top.Marks) & (LineMarks.Quoted | LineMarks.Region | LineMarks.Attribution)) != LineMarks.None)
        {
            _out.Break();
        }

        if (tag == HtmlTag.Row)
        {
            _out.BeginRow();
            frame.RowStart = _out.RowStart;
        }
        else if (tag == HtmlTag.Item)
        {
            Bullet(ref frame);
        }

        if (_depth < MaxDepth)
        {
            _stack[_depth++] = _top;
            _top = frame;
        }
    }

    private void Bullet(ref HtmlFrame item)
    {
        if (item.Hidden)
        {
            return;
        }

        var ordered = _top.Tag == HtmlTag.OrderedList;
        if (ordered)
        {
            _top.Items++;
        }

        Span<char> number = stackalloc char[12];
        var length = 0;
        if (ordered && _top.Items.TryFormat(number, out length, provider: CultureInfo.InvariantCulture))
        {
            number[length++] = '.';
        }

        _out.Text(ordered ? number[..length] : "-", item.Marks, keepSpace: false);
        _out.Text(" ", item.Marks, keepSpace: false);
    }

    private void Emoji(string alt)
    {
        if (alt.Length is > 0 and <= 12 && alt[0] > '\u203B' && !_top.Hidden && alt.AsSpan().IndexOfAny(LettersAndSpace) < 0)
        {
            _out.Text(alt, _top.Marks, keepSpace: false);
        }
    }

    private static readonly SearchValues<char> LettersAndSpace = SearchValues.Create(" abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static string Value(ref StructHtmlToken token, string name)
    {
        for (var i = 0; i < token.Attributes.Count; i++)
        {
            if (token.Attributes[i].Name == name)
            {
                return token.Attributes[i].Value.ToString();
            }
        }

        return "";
    }
}
