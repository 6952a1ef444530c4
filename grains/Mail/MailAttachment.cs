namespace Platform.Mail;

/// <summary>An attachment and, for text, HTML and CSV, its text.</summary>
/// <param name="Info">Name, type, size and hash.</param>
/// <param name="Text">Its text, bounded; null for what is not text. It is data like all text of a mail.</param>
/// <param name="IsInline">True for what the body shows, such as a logo of the signature.</param>
public sealed record MailAttachment(AttachmentInfo Info, string? Text, bool IsInline);
