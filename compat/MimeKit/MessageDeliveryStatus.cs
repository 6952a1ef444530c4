using MimeKit.Encodings;
using MimeKit.Utils;

namespace MimeKit;

/// <summary>What became of a message on its way (RFC 3464): a block for the message, then one for each recipient.</summary>
public class MessageDeliveryStatus : MimePart
{
    private HeaderListCollection? groups;

    public MessageDeliveryStatus(MimeEntityConstructorArgs args) : base(args)
    {
    }

    public MessageDeliveryStatus() : base("message", "delivery-status")
    {
    }

    /// <summary>The blocks as they stand in the content; a change to them becomes the content.</summary>
    public HeaderListCollection StatusGroups
    {
        get
        {
            if (groups is null)
            {
                groups = [];
                if (Content is null)
                {
                    Content = new MimeContent(new MemoryStream());
                }
                else
                {
                    Parse(groups, Decode());
                }

                groups.Changed += () => Content = ReportFields.Content(groups);
            }

            return groups;
        }
    }

    public override void Accept(MimeVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.VisitMessageDeliveryStatus(this);
    }

    private static void Parse(HeaderListCollection groups, ReadOnlyMemory<byte> content)
    {
        var parser = new MimeParser(ParserOptions.Default.Clone(), content);
        var encoding = ContentEncoding.Default;
        try
        {
            while (!parser.IsEndOfStream && !ContentDecoder.Decodes(encoding))
            {
                var fields = parser.ParseStatusGroup();
                groups.Add(fields);
                MimeUtils.TryParse(fields.Find(HeaderId.ContentTransferEncoding)?.Value, out encoding);
            }

            if (!ContentDecoder.Decodes(encoding))
            {
                return;
            }

            // Office 365 encodes what follows its first block and says so in that block.
            var rest = parser.Rest.Span;
            var decoded = new byte[ContentDecoder.MaxDecodedLength(rest.Length)];
            var length = new ContentDecoder(encoding).Decode(rest, decoded);
            parser = new MimeParser(ParserOptions.Default.Clone(), decoded.AsMemory(0, length));
            while (!parser.IsEndOfStream)
            {
                groups.Add(parser.ParseHeaders());
            }
        }
        catch (FormatException)
        {
            // The blocks that could be read are the report.
        }
    }
}
