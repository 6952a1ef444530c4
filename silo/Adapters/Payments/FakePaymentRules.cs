using Platform.Purchases;

namespace Platform.Silo.Adapters.Payments;

/// <summary>What the fake gateway answers, wherever it keeps its charges.</summary>
internal static class FakePaymentRules
{
    /// <summary>Whether a method is charged.</summary>
    /// <param name="last4">Its digits: empty for one without, null when the customer has no such order.</param>
    /// <param name="options">How the gateway behaves.</param>
    public static bool Approves(string? last4, PaymentOptions options) => last4 is { } digits && !options.DeclineLast4.Contains(digits);

    /// <summary>What is heard of a charge.</summary>
    /// <param name="isApproved">Whether it is charged.</param>
    /// <param name="answers">How often it was asked for, this time among them.</param>
    /// <param name="last4">The method's digits.</param>
    /// <param name="options">How the gateway behaves.</param>
    public static PaymentOutcome Answer(bool isApproved, int answers, string? last4, PaymentOptions options) =>
        options.TimeOutLast4.Contains(last4 ?? "") && answers <= options.TimeOuts ? PaymentOutcome.Unknown
        : isApproved ? PaymentOutcome.Approved : PaymentOutcome.Declined;
}
