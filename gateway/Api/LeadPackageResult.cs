using Platform.LeadPackages;

namespace Platform.Gateway.Api;

/// <summary>How a package ended for the partner who asks.</summary>
/// <param name="Package">The package.</param>
/// <param name="Bid">The partner's own bid; null when there is none.</param>
/// <param name="Won">Whether this partner bought it; null while it is open.</param>
/// <param name="Content">The lead, for the partner who bought it.</param>
public sealed record LeadPackageResult(LeadPackageOffer Package, decimal? Bid, bool? Won, LeadContent? Content);
