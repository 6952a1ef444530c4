using Platform.Deliveries;
using Platform.Suppressions;

namespace Platform.Bounces;

/// <summary>One recipient of a bounce, read.</summary>
/// <param name="Addresses">The addresses that the report names for it, lower case: the one that failed, and the one it was sent to first.</param>
/// <param name="Status">What became of the mail; null when the report tells nothing that counts, such as <c>relayed</c>.</param>
/// <param name="Outcome">What that says about the address; null when nothing.</param>
/// <param name="Code">The enhanced status code (RFC 3463), else the SMTP code; empty when none was told.</param>
/// <param name="Reason">The remote system's words, one line, bounded, without addresses.</param>
public sealed record ReportedMailbox(ImmutableArray<string> Addresses, DeliveryStatus? Status, AddressOutcome? Outcome, string Code, string Reason);
