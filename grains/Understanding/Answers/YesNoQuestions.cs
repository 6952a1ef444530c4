using Platform.Agents;

namespace Platform.Understanding.Answers;

/// <summary>The questions of <see cref="QuestionNames"/>, which are answered with yes or no rather than with a value.</summary>
internal static class YesNoQuestions
{
    public static bool Contains(string? asked) =>
        asked is QuestionNames.AcceptOffer or QuestionNames.SeeDeals or QuestionNames.FutureDeals or QuestionNames.ExchangeOrRefund
            or QuestionNames.ConfirmEmail or QuestionNames.Consent or QuestionNames.ConfirmReturn or QuestionNames.ConfirmCallback;

    /// <summary>What a customer may simply not have: then another proof is asked for.</summary>
    public static bool AsksForProof(string? asked) =>
        asked is SlotNames.OrderNumber or SlotNames.CustomerEmail or SlotNames.PaymentLast4 or SlotNames.PostalCode or SlotNames.Date;
}
