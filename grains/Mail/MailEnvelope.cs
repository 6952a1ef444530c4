namespace Platform.Mail;

/// <summary>The SMTP envelope, where the channel that brought a mail knows it (RFC 5321 §3.3).</summary>
/// <param name="MailFrom">MAIL FROM: empty for the null path, null when unknown; then Return-Path is read.</param>
/// <param name="Recipients">RCPT TO, in their order; empty when unknown.</param>
public sealed record MailEnvelope(string? MailFrom, ImmutableArray<string> Recipients);
