using System.Diagnostics.CodeAnalysis;
using System.Text;
using MimeKit.Text;
using MimeKit.Utils;

namespace MimeKit;

/// <summary>A text/* part.</summary>
public class TextPart : MimePart
{
    public TextPart(MimeEntityConstructorArgs args) : base(args)
    {
    }

    public TextPart(string subtype, params object[] args) : this(subtype)
    {
        ArgumentNullException.ThrowIfNull(args);
        Encoding? encoding = null;
        string? text = null;
        foreach (var arg in args)
        {
            switch (arg)
            {
                case null:
                    break;
                case Encoding given when encoding is null:
                    encoding = given;
                    break;
                case string given when text is null:
                    text = given;
                    break;
                case Encoding or string:
                    throw new ArgumentException("The text and its encoding should not be specified more than once.", nameof(args));
                default:
                    if (!TryInit(arg))
                    {
                        throw new ArgumentException("Unknown initialization parameter: " + arg.GetType(), nameof(args));
                    }

                    break;
            }
        }

        if (text is not null)
        {
            SetText(encoding ?? Encoding.UTF8, text);
        }
    }

    public TextPart(string subtype) : base("text", subtype)
    {
    }

    public TextPart(TextFormat format) : base("text", Subtype(format))
    {
        if (format == TextFormat.Flowed)
        {
            ContentType.Format = "flowed";
        }
    }

    public TextPart() : base("text", "plain")
    {
    }

    internal TextPart(ContentType contentType) : base(contentType)
    {
    }

    public TextFormat Format =>
        IsHtml ? TextFormat.Html
        : IsRichText ? TextFormat.RichText
        : IsEnriched ? TextFormat.Enriched
        : IsFlowed ? TextFormat.Flowed
        : TextFormat.Plain;

    public bool IsEnriched => ContentType.IsMimeType("text", "enriched") || ContentType.IsMimeType("text", "richtext");

    public bool IsFlowed =>
        IsPlain && ContentType.Format is { } format && format.Trim().Equals("flowed", StringComparison.OrdinalIgnoreCase);

    public bool IsHtml => ContentType.IsMimeType("text", "html");

    public bool IsPlain => ContentType.IsMimeType("text", "plain");

    public bool IsRichText => ContentType.IsMimeType("text", "rtf") || ContentType.IsMimeType("application", "rtf");

    /// <summary>The text in the declared charset, else in the one that its bytes tell of.</summary>
    public string Text
    {
        get => GetText(out _);
        set => SetText(Encoding.UTF8, value);
    }

    public override void Accept(MimeVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.VisitTextPart(this);
    }

    public bool TryDetectEncoding([NotNullWhen(true)] out Encoding? encoding, out TextEncodingConfidence confidence) =>
        TryDetectEncoding(Content is null ? default : Decode().Span, out encoding, out confidence);

    /// <summary>Text in no declared charset is UTF-8 when it can be, else Latin-1.</summary>
    public string GetText([NotNull] out Encoding? encoding)
    {
        var content = Content is null ? default : Decode().Span;
        if (!TryDetectEncoding(content, out encoding, out _))
        {
            encoding = Charsets.StrictUtf8;
        }

        try
        {
            return GetText(encoding, content);
        }
        catch (DecoderFallbackException)
        {
            encoding = Encoding.Latin1;
            return GetText(encoding, content);
        }
    }

    public string GetText(Encoding encoding)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        return Content is null ? string.Empty : GetText(encoding, Decode().Span);
    }

    public string GetText(string charset) => GetText(Charsets.GetEncoding(charset));

    public void SetText(Encoding encoding, string text)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        ArgumentNullException.ThrowIfNull(text);
        ContentType.CharsetEncoding = encoding;
        Content = new MimeContent(new MemoryStream(encoding.GetBytes(text)));
    }

    public void SetText(string charset, string text) => SetText(Charsets.GetEncoding(charset), text);

    internal bool IsFormat(TextFormat format) => format switch
    {
        TextFormat.Plain => IsPlain,
        TextFormat.Flowed => IsFlowed,
        TextFormat.Html => IsHtml,
        TextFormat.Enriched => IsEnriched,
        TextFormat.RichText => IsRichText,
        _ => false,
    };

    /// <summary>The text as a person reads it: flowed lines joined (RFC 3676).</summary>
    internal string GetBodyText()
    {
        if (!IsFlowed)
        {
            return Text;
        }

        var deleteSpace = string.Equals(ContentType.Parameters["delsp"], "yes", StringComparison.OrdinalIgnoreCase);
        return new FlowedToText { DeleteSpace = deleteSpace }.Convert(Text);
    }

    private static string GetText(Encoding encoding, ReadOnlySpan<byte> content)
    {
        var text = Charsets.DecodeText(encoding, content);
        return FormatOptions.Default.NewLineFormat == NewLineFormat.Unix
            ? NewLines.ToUnix(text)
            : NewLines.ToDos(text);
    }

    private static string Subtype(TextFormat format) => format switch
    {
        TextFormat.Plain or TextFormat.Flowed => "plain",
        TextFormat.Html => "html",
        TextFormat.Enriched => "enriched",
        TextFormat.RichText or TextFormat.CompressedRichText => "rtf",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    private bool TryDetectEncoding(ReadOnlySpan<byte> content, [NotNullWhen(true)] out Encoding? encoding, out TextEncodingConfidence confidence)
    {
        if (Content is null)
        {
            confidence = TextEncodingConfidence.Irrelevant;
            encoding = Encoding.ASCII;
            return true;
        }

        encoding = ContentType.CharsetEncoding;
        if (encoding is not null || Charsets.TryGetBomEncoding(content, out encoding))
        {
            confidence = TextEncodingConfidence.Certain;
            return true;
        }

        encoding = IsHtml ? HtmlCharset.Detect(content) : null;
        confidence = encoding is null ? TextEncodingConfidence.Undefined : TextEncodingConfidence.Tentative;
        return encoding is not null;
    }
}
