namespace Platform.Mail;

/// <summary>
/// Words in an attachment: whoever made the file wrote them, and that need not be the customer. They are kept apart from the customer's own
/// words, so that they never say an intent, fill a slot or prove a level; an agent may read them and has to ask before it relies on them.
/// </summary>
/// <param name="FileName">The name that the sender gave; empty when there is none.</param>
/// <param name="ContentHash">SHA-256 of the decoded bytes, lower-case hexadecimal: the file it is from.</param>
/// <param name="Text">What the file says, bounded.</param>
[GenerateSerializer, Immutable, Alias("platform.mail.attachment-text")]
public sealed record AttachmentText(
    [property: Id(0)] string FileName,
    [property: Id(1)] string ContentHash,
    [property: Id(2)] string Text);
