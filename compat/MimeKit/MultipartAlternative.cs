using System.Diagnostics.CodeAnalysis;
using MimeKit.Text;

namespace MimeKit;

/// <summary>The same text in several formats, the most faithful last (RFC 2046 section 5.1.4).</summary>
public class MultipartAlternative : Multipart
{
    public MultipartAlternative(MimeEntityConstructorArgs args) : base(args)
    {
    }

    public MultipartAlternative(params object[] args) : base("alternative", args)
    {
    }

    public MultipartAlternative() : base("alternative")
    {
    }

    public string? TextBody => GetTextBody(TextFormat.Plain);

    public string? HtmlBody => GetTextBody(TextFormat.Html);

    public string? GetTextBody(TextFormat format) => TryGetValue(format, out var body) ? body.GetBodyText() : null;

    public override void Accept(MimeVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.VisitMultipartAlternative(this);
    }

    public override bool TryGetValue(TextFormat format, [NotNullWhen(true)] out TextPart? body)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (this[i] is Multipart multipart && multipart.TryGetValue(format, out body))
            {
                return true;
            }

            if (this[i] is TextPart text && text.IsFormat(format))
            {
                body = text;
                return true;
            }
        }

        body = null;
        return false;
    }
}
