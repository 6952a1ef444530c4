namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>A charge as it is stored.</summary>
/// <param name="CustomerId">Whose method it is; empty when only its refund was asked for.</param>
/// <param name="PayingOrder">The order whose method is charged.</param>
/// <param name="Amount">In the shop's currency.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Charged">How often money was taken: once, or never.</param>
/// <param name="Answers">How often it was asked for.</param>
internal sealed record PaymentRow(string CustomerId, string PayingOrder, decimal Amount, PaymentStatus Status, int Charged, int Answers);
