namespace Platform.Understanding.Concepts;

/// <summary>The concepts that slot readers look for around a number. Their surface forms are data.</summary>
internal static class ConceptNames
{
    public const string Order = "ORDER";
    public const string Tracking = "TRACKING";
    public const string Number = "number";
    public const string Phone = "PHONE";
    public const string Call = "CALL";
    public const string PostCode = "POSTCODE";
    public const string Currency = "CURRENCY";
    public const string About = "approx";
    public const string Limit = "LIMIT";
    public const string Budget = "BUDGET";
    public const string Unit = "unit";
    public const string Street = "STREET";
    public const string Size = "SIZE";
    public const string Parcel = "PARCEL";
    public const string Delivery = "DELIVERY";
    public const string Cancel = "CANCEL";
    public const string Invoice = "INVOICE";
    public const string Return = "RETURN";
    public const string Refund = "REFUND";
    public const string Address = "ADDRESS";
}
