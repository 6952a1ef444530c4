namespace Platform.Understanding;

/// <summary>
/// Questions that are answered with yes or no rather than with a value: what <c>ReadingContext.Asked</c> may hold
/// besides the name of a slot. A conditional answer ("only if shipping is free") reads as neither.
/// </summary>
public static class QuestionNames
{
    /// <summary>Whether the customer takes the offer that was made.</summary>
    public const string AcceptOffer = "AcceptOffer";

    /// <summary>Whether to show deals.</summary>
    public const string SeeDeals = "SeeDeals";

    /// <summary>Whether the customer wants to hear of deals later.</summary>
    public const string FutureDeals = "FutureDeals";

    /// <summary>Exchange or refund: answered with the slot <see cref="SlotNames.Resolution"/>.</summary>
    public const string ExchangeOrRefund = "ExchangeOrRefund";

    /// <summary>Whether the e-mail address is the right one to write to.</summary>
    public const string ConfirmEmail = "ConfirmEmail";

    /// <summary>Whether data may be kept and used for the purpose that was named.</summary>
    public const string Consent = "Consent";

    /// <summary>Whether to open the return.</summary>
    public const string ConfirmReturn = "ConfirmReturn";

    /// <summary>Whether to book the call.</summary>
    public const string ConfirmCallback = "ConfirmCallback";

    /// <summary>Whether <paramref name="asked"/> is one of these.</summary>
    public static bool Contains(string? asked) =>
        asked is AcceptOffer or SeeDeals or FutureDeals or ExchangeOrRefund or ConfirmEmail or Consent or ConfirmReturn or ConfirmCallback;
}
