using System.Text;

namespace MimeKit;

/// <summary>Composes the usual body: plain text and HTML, linked resources, attachments.</summary>
public class BodyBuilder
{
    private Encoding bodyEncoding = Encoding.UTF8;

    public AttachmentCollection Attachments { get; } = new();

    public AttachmentCollection LinkedResources { get; } = new(linkedResources: true);

    public string? TextBody { get; set; }

    public string? HtmlBody { get; set; }

    /// <summary>The charset of both texts; UTF-8 unless set.</summary>
    public Encoding BodyEncoding
    {
        get => bodyEncoding;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            bodyEncoding = value;
        }
    }

    public MimeEntity ToMessageBody()
    {
        var text = TextBody is null ? null : Text("plain", TextBody);
        var html = HtmlBody is null ? null : Linked(Text("html", HtmlBody));
        var body = text is not null && html is not null ? new MultipartAlternative { text, html } : text ?? html;
        if (Attachments.Count == 0)
        {
            return body ?? Text("plain", string.Empty);
        }

        if (body is null && Attachments.Count == 1)
        {
            return Attachments[0];
        }

        var mixed = new Multipart("mixed");
        if (body is not null)
        {
            mixed.Add(body);
        }

        foreach (var attachment in Attachments)
        {
            mixed.Add(attachment);
        }

        return mixed;
    }

    private TextPart Text(string subtype, string value)
    {
        var part = new TextPart(subtype);
        part.SetText(bodyEncoding, value);
        return part;
    }

    private MimeEntity Linked(TextPart html)
    {
        if (LinkedResources.Count == 0)
        {
            return html;
        }

        var related = new MultipartRelated { Root = html };
        foreach (var resource in LinkedResources)
        {
            related.Add(resource);
        }

        return related;
    }
}
