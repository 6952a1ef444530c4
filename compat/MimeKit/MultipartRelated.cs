using System.Diagnostics.CodeAnalysis;
using MimeKit.Text;
using MimeKit.Utils;

namespace MimeKit;

/// <summary>A document and what it refers to (RFC 2387).</summary>
public class MultipartRelated : Multipart
{
    public MultipartRelated(MimeEntityConstructorArgs args) : base(args)
    {
    }

    public MultipartRelated(params object[] args) : base("related", args)
    {
    }

    public MultipartRelated() : base("related")
    {
    }

    /// <summary>The document: named by the start parameter, else by the type parameter, else the first part.</summary>
    [DisallowNull]
    public MimeEntity? Root
    {
        get => Count == 0 ? null : this[Math.Max(RootIndex(), 0)];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            var index = Count == 0 ? -1 : RootIndex();
            if (index == -1)
            {
                Insert(0, value);
                index = 0;
            }
            else
            {
                this[index] = value;
            }

            ContentType.Parameters["type"] = value.ContentType.MimeType;
            if (index == 0)
            {
                // Some programs do not show a document whose start parameter names the first part.
                ContentType.Parameters.Remove("start");
            }
            else
            {
                value.ContentId ??= MimeUtils.GenerateMessageId();
                ContentType.Parameters["start"] = $"<{value.ContentId}>";
            }
        }
    }

    public override void Accept(MimeVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.VisitMultipartRelated(this);
    }

    public override bool TryGetValue(TextFormat format, [NotNullWhen(true)] out TextPart? body)
    {
        switch (Root)
        {
            case TextPart text:
                body = text.IsFormat(format) ? text : null;
                return body is not null;
            case Multipart multipart:
                return multipart.TryGetValue(format, out body);
            default:
                body = null;
                return false;
        }
    }

    public bool Contains(Uri uri) => IndexOf(uri) != -1;

    /// <summary>The part that a cid: URL (RFC 2392) or a Content-Location refers to.</summary>
    public int IndexOf(Uri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        var cid = uri.IsAbsoluteUri && uri.Scheme.Equals("cid", StringComparison.OrdinalIgnoreCase);
        for (var i = 0; i < Count; i++)
        {
            if (cid ? this[i].ContentId == uri.AbsolutePath : this[i].ContentLocation == uri)
            {
                return i;
            }
        }

        return -1;
    }

    private int RootIndex()
    {
        var start = ContentType.Parameters["start"];
        if (start is not null)
        {
            var id = MimeUtils.EnumerateReferences(start).FirstOrDefault() ?? start;
            return Index(child => child.ContentId == id);
        }

        var type = ContentType.Parameters["type"];
        return type is null ? -1 : Index(child => child.ContentType.MimeType.Equals(type, StringComparison.OrdinalIgnoreCase));
    }

    private int Index(Func<MimeEntity, bool> matches)
    {
        for (var i = 0; i < Count; i++)
        {
            if (matches(this[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
