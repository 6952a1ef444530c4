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

    /// <summary>A category of the shop: <c>Electronics</c>, <c>Clothing</c>, <c>Home</c>, <c>Books</c>, <c>Sports</c>, <c>Beauty</c> or <c>Automotive</c>. May be read several times.</summary>
    public const string ProductCategory = "ProductCategory";

    /// <summary>Why something goes back: <c>Defective</c>, <c>WrongSize</c>, <c>ChangedMind</c>, <c>NotAsDescribed</c>, <c>DamagedInShipping</c> or <c>BetterPriceFound</c>.</summary>
    public const string ReturnReason = "ReturnReason";

    /// <summary>What the customer wants of a return: <c>Exchange</c> or <c>Refund</c>. Not read when both would do.</summary>
    public const string Resolution = "Resolution";

    /// <summary>How the customer wants to be written to: <c>Email</c>, <c>SMS</c>, <c>Phone</c>, <c>InApp</c> or <c>Mail</c> (paper).</summary>
    public const string ContactPreference = "ContactPreference";

    /// <summary>A given name, capitalised, otherwise as written. Middle names are left out.</summary>
    public const string CustomerFirstName = "CustomerFirstName";

    /// <summary>A family name, capitalised, otherwise as written.</summary>
    public const string CustomerLastName = "CustomerLastName";

    /// <summary>The last four digits of the payment card. Of a whole card number no more than these are kept.</summary>
    public const string PaymentLast4 = "PaymentLast4";

    /// <summary>A postal code, upper case; British and Canadian ones with one blank, the others without.</summary>
    public const string PostalCode = "PostalCode";

    /// <summary>
    /// When somebody wants to be called: <c>yyyy-MM-ddTHH:mm/yyyy-MM-ddTHH:mm</c> on the clock of the customer, that is of
    /// <c>ReadingContext.Now</c>, without which it is not read. Morning is 09:00 to 12:00, afternoon to 17:00, evening
    /// to 20:00; a point in time lasts an hour, a day from 09:00 to 20:00. It may begin before now.
    /// </summary>
    public const string TimeWindow = "TimeWindow";

    /// <summary>A time zone that was named: an IANA id such as <c>America/New_York</c>.</summary>
    public const string TimeZone = "TimeZone";
}
