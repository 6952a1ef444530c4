namespace Platform.Deliveries.Reports;

/// <summary>One address of a report.</summary>
/// <param name="Email">The address, lower case.</param>
/// <param name="Outcome">What became of the mail to it.</param>
/// <param name="Code">The enhanced status code (RFC 3463), such as <c>5.1.1</c>, else the SMTP code; empty when none was told.</param>
/// <param name="Words">The remote system's words; foreign text.</param>
public sealed record ProviderRecipient(string Email, ProviderOutcome Outcome, string Code, string Words);
