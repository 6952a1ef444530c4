using Platform.Agents;
using Platform.Understanding;

namespace Platform.Tests.Understanding;

public sealed class AnswerTests(TrainedFixture trained) : IClassFixture<TrainedFixture>
{
    [Theory]
    [InlineData("sure why not", QuestionNames.AcceptOffer, IntentNames.Yes)]
    [InlineData("go ahead", QuestionNames.ConfirmReturn, IntentNames.Yes)]
    [InlineData("email is fine", QuestionNames.ConfirmEmail, IntentNames.Yes)]
    [InlineData("d'accord", QuestionNames.SeeDeals, IntentNames.Yes)]
    [InlineData("ok luôn", QuestionNames.AcceptOffer, IntentNames.Yes)]
    [InlineData("vale", QuestionNames.Consent, IntentNames.Yes)]
    [InlineData("好的", QuestionNames.FutureDeals, IntentNames.Yes)]
    [InlineData("👍", QuestionNames.ConfirmCallback, IntentNames.Yes)]
    [InlineData("不用了", QuestionNames.AcceptOffer, IntentNames.No)]
    [InlineData("no, I do not agree", QuestionNames.Consent, IntentNames.No)]
    [InlineData("pas d'accord", QuestionNames.Consent, IntentNames.No)]
    public void A_plain_answer_is_read(string text, string asked, string answer) => Assert.Equal([answer], Intents(text, asked));

    [Theory]
    [InlineData("No, I don't remember which one I used", SlotNames.CustomerEmail)]
    [InlineData("sorry I can't find it anywhere", SlotNames.OrderNumber)]
    [InlineData("je ne me souviens plus du numéro", SlotNames.OrderNumber)]
    [InlineData("no me acuerdo con qué correo fue", SlotNames.CustomerEmail)]
    [InlineData("mình quên mất rồi", SlotNames.OrderNumber)]
    [InlineData("卡号记不清了", SlotNames.PaymentLast4)]
    public void Whoever_lacks_a_proof_says_no_to_it(string text, string asked) => Assert.Equal([IntentNames.No], Intents(text, asked));

    [Theory]
    [InlineData("yes if shipping is free")]
    [InlineData("maybe")]
    [InlineData("yes but not that one")]
    [InlineData("I'm not sure")]
    [InlineData("oui si c'est gratuit")]
    [InlineData("depende")]
    [InlineData("để mình nghĩ đã")]
    [InlineData("看情况吧")]
    [InlineData("")]
    public void A_conditional_or_mixed_answer_is_not_taken_for_a_yes(string text) =>
        Assert.DoesNotContain(IntentNames.Yes, Intents(text, QuestionNames.AcceptOffer));

    [Fact]
    public void What_else_is_asked_for_is_read_behind_the_answer() =>
        Assert.Equal([IntentNames.No, IntentNames.CaptureLeadInfo], Intents("not now, but tell me about future deals", QuestionNames.AcceptOffer));

    [Fact]
    public void A_wish_answers_the_question_between_two()
    {
        var reading = trained.Read("an exchange please", new ReadingContext { Asked = QuestionNames.ExchangeOrRefund });
        Assert.Equal(IntentNames.ProcessReturn, Assert.Single(reading.Intents).Name);
        Assert.Equal("Exchange", Assert.Single(reading.Slots).Value);
    }

    private List<string> Intents(string text, string asked) => [.. trained.Read(text, new ReadingContext { Asked = asked }).Intents.Select(i => i.Name)];
}
