using MimeKit;

namespace Platform.Mail;

/// <summary>
/// Chooses the parts that a person sees as the mail's text, and lists the others as attachments (RFC 2046 §5.1): of alternatives the
/// last that can be shown, of related parts the root, of mixed ones each in its order.
/// </summary>
internal sealed class BodyReader(MailReadOptions options)
{
    private const int MaxAttachedText = 64 * 1024;

    private readonly List<TextLine> _lines = [];
    private readonly ImmutableArray<MailAttachment>.Builder _attachments = ImmutableArray.CreateBuilder<MailAttachment>();
    private readonly List<MimePart> _reports = [];
    private readonly List<TextLine> _attached = [];
    private int _textLeft = options.MaxTextBytes;

    public List<TextLine> Lines => _lines;

    public ImmutableArray<MailAttachment> Attachments => _attachments.ToImmutable();

    /// <summary>The parts that a machine reads: message/delivery-status and its kin.</summary>
    public IReadOnlyList<MimePart> Reports => _reports;

    /// <summary>The first mail, or header of one, that is attached: what a report is about.</summary>
    public MimeEntity? Original { get; private set; }

    /// <summary>METHOD of a calendar part (RFC 5546); null when there is none.</summary>
    public string? CalendarMethod { get; private set; }

    public void Read(MimeEntity? body)
    {
        if (body is not null)
        {
            Walk(body, inReport: false);
        }

        _lines.AddRange(_attached);
    }

    private void Walk(MimeEntity entity, bool inReport)
    {
        switch (entity)
        {
            case Multipart multipart:
                Container(multipart, inReport);
                break;
            case MessagePart message:
                Message(message, inReport);
                break;
            case MimePart part:
                Leaf(part, inReport);
                break;
        }
    }

    private void Container(Multipart multipart, bool inReport)
    {
        var type = multipart.ContentType;
        if (type.IsMimeType("multipart", "alternative"))
        {
            Alternative(multipart, inReport);
        }
        else if (type.IsMimeType("multipart", "related"))
        {
            Related(multipart, inReport);
        }
        else
        {
            var report = inReport || type.IsMimeType("multipart", "report");
            foreach (var child in multipart)
            {
                Walk(child, report);
            }

            if (multipart.Count == 0 && multipart.Preamble is { } unsplit)
            {
                // Parts that nothing parts, because the boundary is missing or wrong, are text: better ugly than lost.
                var shown = unsplit[..Math.Min(unsplit.Length, _textLeft)];
                _textLeft -= shown.Length;
                _lines.AddRange(PlainLines.Read(shown));
            }
        }
    }

    private void Alternative(Multipart multipart, bool inReport)
    {
        var before = _lines.Count;
        for (var i = multipart.Count - 1; i >= 0; i--)
        {
            var child = multipart[i];
            var shown = _lines.Count > before;
            if (child is MimePart part && IsBodyText(part))
            {
                if (!shown)
                {
                    Text(part);
                }
            }
            else if (child is Multipart && !shown)
            {
                Walk(child, inReport);
            }
            else if (child is not Multipart)
            {
                Walk(child, inReport);
            }
            else
            {
                AttachmentsOf((Multipart)child);
            }
        }
    }

    /// <summary>The text of an alternative that is not shown is dropped; files in it are not.</summary>
    private void AttachmentsOf(Multipart multipart)
    {
        foreach (var child in multipart)
        {
            if (child is Multipart inner)
            {
                AttachmentsOf(inner);
            }
            else if (child is MimePart part && !IsBodyText(part))
            {
                Attach(part);
            }
        }
    }

    private void Related(Multipart multipart, bool inReport)
    {
        var start = multipart.ContentType.Parameters["start"]?.Trim('<', '>');
        var root = 0;
        for (var i = 0; i < multipart.Count && !string.IsNullOrEmpty(start); i++)
        {
            if (string.Equals(multipart[i].ContentId, start, StringComparison.Ordinal))
            {
                root = i;
                break;
            }
        }

        for (var i = 0; i < multipart.Count; i++)
        {
            if (i == root)
            {
                Walk(multipart[i], inReport);
            }
            else if (multipart[i] is MimePart part)
            {
                Attach(part, inline: true);
            }
            else
            {
                Walk(multipart[i], inReport);
            }
        }
    }

    private void Message(MessagePart part, bool inReport)
    {
        Original ??= part;
        if (inReport)
        {
            return;
        }

        var message = part.Message;
        if (message is null)
        {
            return;
        }

        var inner = new BodyReader(options);
        inner.Read(message.Body);
        var text = TextSplitter.Full(inner.Lines);
        text = text.Length > MaxAttachedText ? text[..MaxAttachedText] : text;
        _attachments.Add(AttachmentReader.Message(part, message, text));
        _attached.Add(new TextLine("", LineMarks.None));
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            _attached.Add(new TextLine(line.ToString(), LineMarks.Attached));
        }
    }

    private void Leaf(MimePart part, bool inReport)
    {
        if (PartKinds.IsReport(part))
        {
            _reports.Add(part);
        }
        else if (inReport && part.ContentType.IsMimeType("text", "rfc822-headers"))
        {
            Original ??= part;
        }
        else if (IsBodyText(part))
        {
            Text(part);
        }
        else
        {
            Attach(part);
        }
    }

    private bool IsBodyText(MimePart part)
    {
        var type = part.ContentType;
        if (!string.Equals(type.MediaType, "text", StringComparison.OrdinalIgnoreCase) || part.IsAttachment)
        {
            // RFC 2045 §5.2: what has no readable type is plain text.
            return part.Headers["Content-Type"]?.Contains('/', StringComparison.Ordinal) == false && string.IsNullOrEmpty(part.FileName) && !part.IsAttachment;
        }

        var shown = type.MediaSubtype.ToLowerInvariant() is "plain" or "html" or "enriched" or "richtext" or "x-amp-html" or "markdown" or "x-markdown";
        return shown && !type.MediaSubtype.Equals("x-amp-html", StringComparison.OrdinalIgnoreCase) && (string.IsNullOrEmpty(part.FileName) || _lines.Count == 0);
    }

    private void Text(MimePart part)
    {
        using var sink = new ContentSink(_textLeft, hash: false);
        PartContent.DecodeTo(part, sink);
        _textLeft -= sink.Kept.Length;
        var lines = BodyText.Lines(part, sink.Kept);
        if (lines.TrueForAll(l => l.IsBlank))
        {
            return;
        }

        if (_lines.Count > 0)
        {
            _lines.Add(new TextLine("", LineMarks.None));
        }

        _lines.AddRange(lines);
    }

    private void Attach(MimePart part, bool inline = false)
    {
        if (part.ContentType.IsMimeType("text", "calendar"))
        {
            CalendarMethod ??= part.ContentType.Parameters["method"] ?? "";
        }

        _attachments.Add(AttachmentReader.Part(part, inline, options.MaxAttachmentText));
    }
}
