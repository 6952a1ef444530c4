namespace Platform.Understanding;

/// <summary>The names of the slots that are read from free text.</summary>
public static class SlotNames
{
    /// <summary>An order number: letters and digits without separators, upper case.</summary>
    public const string OrderNumber = "OrderNumber";

    /// <summary>An e-mail address, lower case.</summary>
    public const string CustomerEmail = "CustomerEmail";

    /// <summary>A telephone number: digits with a leading + when the country was given.</summary>
    public const string PhoneNumber = "PhoneNumber";

    /// <summary>An amount of money the customer wants to spend: a decimal with a point.</summary>
    public const string Budget = "Budget";

    /// <summary>A date: ISO 8601, year-month-day.</summary>
    public const string Date = "Date";

    /// <summary>A carrier's number of a parcel: letters and digits without separators, upper case.</summary>
    public const string TrackingNumber = "TrackingNumber";

    /// <summary>A category of products: Electronics, Clothing, Home, Books, Sports, Beauty or Automotive. A message may name several.</summary>
    public const string ProductCategory = "ProductCategory";

    /// <summary>Why something is sent back: Defective, WrongSize, ChangedMind, NotAsDescribed, DamagedInShipping or BetterPriceFound.</summary>
    public const string ReturnReason = "ReturnReason";

    /// <summary>What the customer wants of a return: Exchange or Refund.</summary>
    public const string Resolution = "Resolution";

    /// <summary>How the customer wants to be reached: Email, SMS, Phone, InApp or Mail.</summary>
    public const string ContactPreference = "ContactPreference";

    /// <summary>The given name, as written.</summary>
    public const string CustomerFirstName = "CustomerFirstName";

    /// <summary>The family name, as written.</summary>
    public const string CustomerLastName = "CustomerLastName";

    /// <summary>The last four digits of the payment method.</summary>
    public const string PaymentLast4 = "PaymentLast4";

    /// <summary>A postal code: letters and digits, upper case.</summary>
    public const string PostalCode = "PostalCode";

    /// <summary>When the customer wants to be called: a wall-clock window <c>2026-11-24T12:00/2026-11-24T17:00</c> where the customer is.</summary>
    public const string TimeWindow = "TimeWindow";

    /// <summary>The customer's time zone when it was said: an IANA id.</summary>
    public const string TimeZone = "TimeZone";
}
