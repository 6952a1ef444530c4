using Platform.Quarantine;

namespace Platform.Gateway.Api;

/// <summary>A quarantined mail and what was done with it.</summary>
/// <param name="Mail">The entry.</param>
/// <param name="Actions">Oldest first.</param>
public sealed record QuarantineHistory(QuarantinedMail Mail, IReadOnlyList<QuarantineAction> Actions);
