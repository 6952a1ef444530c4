namespace Platform.Mail;

/// <summary>Which texts of attachments a message carries into its thread. The originals keep everything.</summary>
public static class AttachmentTexts
{
    private const int MaxFiles = 10;
    private const int MaxFile = 8 * 1024;
    private const int MaxAll = 24 * 1024;

    /// <summary>The texts, each and all together bounded; pictures, forwarded mails and what the body shows inline have none.</summary>
    public static ImmutableArray<AttachmentText> Of(ImmutableArray<MailAttachment> attachments)
    {
        var texts = ImmutableArray.CreateBuilder<AttachmentText>();
        var left = MaxAll;
        foreach (var attachment in attachments)
        {
            // A forwarded mail is in the text or the quote already.
            if (left > 0 && texts.Count < MaxFiles && attachment is { Text.Length: > 0, IsInline: false, Info.MediaType: not "message/rfc822" })
            {
                var text = Bound(attachment.Text, Math.Min(left, MaxFile));
                left -= text.Length;
                texts.Add(new(attachment.Info.FileName, attachment.Info.ContentHash, text));
            }
        }

        return texts.ToImmutable();
    }

    private static string Bound(string text, int max) =>
        text.Length <= max ? text : text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];
}
