namespace Platform.Mail;

/// <summary>A class and, in a few words, why.</summary>
internal readonly record struct MailVerdict(MessageClass Class, string Reason);
