namespace Platform.Shop;

/// <summary>A customer as the shop has it on file.</summary>
/// <param name="CustomerId">The shop's number.</param>
/// <param name="FirstName">Given name.</param>
/// <param name="LastName">Family name.</param>
/// <param name="Email">Lower case.</param>
/// <param name="Phone">Null when none is on file.</param>
/// <param name="Tier">Bronze, Silver, Gold or Platinum.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Country">ISO 3166-1.</param>
/// <param name="TimeZone">IANA id.</param>
/// <param name="Birthday">Null when unknown.</param>
/// <param name="LoyaltyPoints">Points of the loyalty programme.</param>
public sealed record ShopCustomer(
    string CustomerId, string FirstName, string LastName, string Email, string? Phone, string Tier, string Language, string Country,
    string TimeZone, DateOnly? Birthday, int LoyaltyPoints);
