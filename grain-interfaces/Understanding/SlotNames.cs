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
}
