namespace Platform.Mail;

/// <summary>An attachment of a message; its bytes are in the original mail, found by the mail's content hash.</summary>
/// <param name="FileName">The name that the sender gave, decoded and without any path; empty when there is none.</param>
/// <param name="MediaType">The declared type, such as <c>application/pdf</c>.</param>
/// <param name="Size">Bytes after decoding.</param>
/// <param name="ContentHash">SHA-256 of the decoded bytes, lower-case hexadecimal.</param>
[GenerateSerializer, Immutable, Alias("platform.mail.attachment-info")]
public sealed record AttachmentInfo(
    [property: Id(0)] string FileName,
    [property: Id(1)] string MediaType,
    [property: Id(2)] long Size,
    [property: Id(3)] string ContentHash);
