namespace Platform.Returns;

/// <summary>What stands on a prepaid return label.</summary>
/// <param name="Rma">The number, also as a barcode.</param>
/// <param name="OrderNumber">The order.</param>
/// <param name="Item">What is in the parcel.</param>
/// <param name="From">Name and address of the customer, line by line.</param>
/// <param name="To">Name and address of the shop, line by line.</param>
/// <param name="ValidUntil">The last day on which it is taken.</param>
/// <param name="At">When it was made.</param>
public sealed record ReturnLabel(
    string Rma, string OrderNumber, string Item, ImmutableArray<string> From, ImmutableArray<string> To, DateOnly ValidUntil, DateTimeOffset At);
