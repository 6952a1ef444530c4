using System.Collections.Immutable;
using Platform.Deliveries;
using Platform.Suppressions;

namespace Platform.Gateway.Api;

/// <summary>An address as a place for mail.</summary>
/// <param name="Customer">The customer's id, a hash of the address.</param>
/// <param name="Status"><c>bounced</c> or <c>complained</c> while that suppresses it, else what was reported last; null when nothing was.</param>
/// <param name="Suppressions">Why it is not written to, each with the id of the mail that proves it; empty when it is.</param>
/// <param name="SoftBounces">Soft bounces that count.</param>
/// <param name="History">Who suppressed and lifted, oldest first.</param>
public sealed record SuppressionView(
    string Customer, DeliveryStatus? Status, IReadOnlyList<Suppression> Suppressions, ImmutableArray<SoftBounce> SoftBounces, ImmutableArray<AddressEntry> History);
