using MimeKit.Tnef;
using MimeKit.Utils;

namespace MimeKit.IO;

/// <summary>Chooses the class of a part by its media type.</summary>
internal static class EntityFactory
{
    /// <summary>A part that may not nest is a leaf whatever it says.</summary>
    public static MimeEntity Create(MimeEntityConstructorArgs args, bool nest)
    {
        var subtype = args.ContentType.MediaSubtype.ToLowerInvariant();
        return args.ContentType.MediaType.ToLowerInvariant() switch
        {
            "text" when subtype == "rfc822-headers" && nest && !IsEncoded(args.Headers) => new TextRfc822Headers(args),
            "text" => new TextPart(args),
            "multipart" when nest => CreateMultipart(args, subtype),
            "message" => CreateMessage(args, subtype, nest),
            "application" when subtype is "ms-tnef" or "vnd.ms-tnef" => new TnefPart(args),
            "application" when subtype == "rtf" => new TextPart(args),
            _ => new MimePart(args),
        };
    }

    private static Multipart CreateMultipart(MimeEntityConstructorArgs args, string subtype) => subtype switch
    {
        "alternative" => new MultipartAlternative(args),
        "related" => new MultipartRelated(args),
        "report" => new MultipartReport(args),
        _ => new Multipart(args),
    };

    private static MimeEntity CreateMessage(MimeEntityConstructorArgs args, string subtype, bool nest)
    {
        switch (subtype)
        {
            case "disposition-notification" or "global-disposition-notification":
                return new MessageDispositionNotification(args);
            case "delivery-status" or "global-delivery-status":
                return new MessageDeliveryStatus(args);
            case "feedback-report":
                return new MessageFeedbackReport(args);
        }

        // RFC 2046 section 5.2 forbids encoding these; where it is done all the same, the part stays as it is.
        if (IsEncoded(args.Headers))
        {
            return new MimePart(args);
        }

        return subtype switch
        {
            "rfc822" or "global" or "news" or "external-body" or "rfc2822" when nest => new MessagePart(args),
            "global-headers" when nest => new TextRfc822Headers(args),
            "partial" => new MessagePartial(args),
            _ => new MimePart(args),
        };
    }

    private static bool IsEncoded(IEnumerable<Header> headers)
    {
        var header = headers.FirstOrDefault(header => header.Id == HeaderId.ContentTransferEncoding);
        return MimeUtils.TryParse(header?.Value, out ContentEncoding encoding) && Encodings.ContentDecoder.Decodes(encoding);
    }
}
