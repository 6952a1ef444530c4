namespace Platform.Mail;

/// <summary>A mailbox as a header names it (RFC 5322 §3.4).</summary>
/// <param name="Email">The addr-spec in lower case; never null, empty only for a mail that names nobody.</param>
/// <param name="Name">The display name, decoded; null when there is none.</param>
[GenerateSerializer, Immutable, Alias("platform.mail.email-address")]
public sealed record EmailAddress([property: Id(0)] string Email, [property: Id(1)] string? Name = null);
