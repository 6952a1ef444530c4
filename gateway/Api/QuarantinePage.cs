using Platform.Quarantine;

namespace Platform.Gateway.Api;

/// <summary>A page of the quarantine.</summary>
/// <param name="Mails">Newest first.</param>
/// <param name="Next">Give it as <c>cursor</c> for the next page; null on the last.</param>
public sealed record QuarantinePage(IReadOnlyList<QuarantinedMail> Mails, string? Next);
