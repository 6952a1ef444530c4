using Platform.Orders;

namespace Platform.Silo.Adapters.Shop;

/// <summary>When an order has what is claimed of it beside number and address.</summary>
internal static class ProofRules
{
    public static bool Fits(OrderProof proof, string? paymentLast4, string address, DateTimeOffset placedAt, string timeZone) =>
        (proof.PaymentLast4 is null || paymentLast4 == proof.PaymentLast4)
        && (proof.PostalCode is null || HasPostalCode(address, proof.PostalCode))
        && (proof.PlacedOn is null || WasPlacedOn(placedAt, timeZone, proof.PlacedOn.Value));

    private static bool HasPostalCode(string address, string postalCode)
    {
        var claimed = Squeeze(postalCode);
        return claimed.Length >= 4 && address.Split(',').Select(Squeeze).Any(part => part == claimed || part.EndsWith(claimed, StringComparison.Ordinal) || part.StartsWith(claimed, StringComparison.Ordinal));
    }

    private static bool WasPlacedOn(DateTimeOffset placed, string timeZone, DateOnly day) =>
        DateOnly.FromDateTime(placed.UtcDateTime) == day
        || (TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) && DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(placed, zone).DateTime) == day);

    private static string Squeeze(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
