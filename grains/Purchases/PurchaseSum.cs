namespace Platform.Purchases;

/// <summary>What a customer has bought through conversations.</summary>
/// <param name="Count">How many purchases.</param>
/// <param name="Amount">What was paid for them.</param>
/// <param name="LastAt">When the newest was completed; null when there is none.</param>
public sealed record PurchaseSum(int Count, decimal Amount, DateTimeOffset? LastAt);
