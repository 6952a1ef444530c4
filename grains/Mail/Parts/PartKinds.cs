using MimeKit;

namespace Platform.Mail;

/// <summary>What a part is for.</summary>
internal static class PartKinds
{
    /// <summary>A part that a machine reads: a delivery status and its kin.</summary>
    public static bool IsReport(MimePart part)
    {
        var type = part.ContentType;
        return string.Equals(type.MediaType, "message", StringComparison.OrdinalIgnoreCase)
            && (type.MediaSubtype.EndsWith("delivery-status", StringComparison.OrdinalIgnoreCase)
                || type.MediaSubtype.EndsWith("disposition-notification", StringComparison.OrdinalIgnoreCase)
                || type.MediaSubtype.Equals("feedback-report", StringComparison.OrdinalIgnoreCase));
    }
}
