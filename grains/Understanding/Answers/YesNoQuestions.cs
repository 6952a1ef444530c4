using Platform.Agents;

namespace Platform.Understanding.Answers;

/// <summary>The questions of <see cref="QuestionNames"/>, which are answered with yes or no rather than with a value.</summary>
internal static class YesNoQuestions
{
    public static bool Contains(string? asked) =>
        asked is QuestionNames.AcceptOffer or QuestionNames.SeeDeals or QuestionNames.FutureDeals or QuestionNames.ExchangeOrRefund
            or QuestionNames.ConfirmEmail or QuestionNames.Consent or QuestionNames.ConfirmReturn or QuestionNames.ConfirmCallback;
}
