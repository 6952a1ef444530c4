namespace Platform.Mail;

/// <summary>A recipient in a report.</summary>
/// <param name="Email">The address, lower case.</param>
/// <param name="Action">RFC 3464 §2.3.3: <c>failed</c>, <c>delayed</c>, <c>delivered</c>, <c>relayed</c>, <c>expanded</c>; an RFC 8098 disposition; empty when not told.</param>
/// <param name="Status">The enhanced status code (RFC 3463), such as <c>5.1.1</c>, else an SMTP reply code, such as <c>550</c>; empty when not told.</param>
/// <param name="Diagnostic">The remote system's words, bounded; empty when not told.</param>
/// <param name="Original">The address that the mail was sent to first, where that is another one (RFC 3464 §2.3.1); empty when not told.</param>
public sealed record ReportedRecipient(string Email, string Action, string Status, string Diagnostic = "", string Original = "");
