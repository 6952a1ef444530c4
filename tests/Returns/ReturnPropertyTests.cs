using FsCheck;
using FsCheck.Fluent;
using Platform.Agents;
using Platform.Returns;
using Platform.Tests.Agents;
using Platform.Understanding;
using static Platform.Tests.Returns.GivenReturn;

namespace Platform.Tests.Returns;

/// <summary>What holds for any sequence of slots, answers and levels.</summary>
public sealed class ReturnPropertyTests
{
    private static readonly string[] Texts = ["the headphones", "2", "yes", "aurelia case", "", "everything", "RMA-7F3K2A9B"];
    private static readonly string?[] Asked = [null, ReturnQuestions.Item, ReturnQuestions.Unopened, SlotNames.ReturnReason, QuestionNames.ConfirmReturn, QuestionNames.ExchangeOrRefund, SlotNames.PaymentLast4];
    private static readonly string?[] Wishes = [null, ReturnResolutions.Refund, ReturnResolutions.Exchange];
    private static readonly string?[] Answers = [null, IntentNames.Yes, IntentNames.No];

    /// <summary>A talk: each number is one message and says what is in it.</summary>
    private static readonly Arbitrary<int[]> Talks = Gen.Choose(0, 999_999).ArrayOf().Where(talk => talk.Length < 20).ToArbitrary();

    [Fact]
    public void Nothing_of_an_order_is_said_below_level_three() =>
        Prop.ForAll(Talks, talk =>
        {
            IntentFrame? frame = null;
            foreach (var message in talk)
            {
                var request = Message(message, frame) with { Levels = [new(GivenRequest.Correspondent, message % 3, Number, Delivered), new(GivenRequest.Correspondent, 3, "99999", Delivered)] };

                // Even with the order at hand.
                var answer = request.Serve(Order(Headphones, Case));
                if (answer.RequiredLevel != 3 || !answer.Facts.IsEmpty || !answer.Sayings.IsEmpty || !answer.Jobs.IsEmpty || answer.Question is not null || answer.HandOff is not null
                    || answer.Frame!.State.Any(value => !Texts.Contains(value.Value) && value.Name is not ("guess" or "unopened")))
                {
                    return false;
                }

                frame = answer.Frame;
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_return_is_opened_for_a_line_of_the_order_and_at_most_once_a_turn() =>
        Prop.ForAll(Talks, talk =>
        {
            IntentFrame? frame = null;
            foreach (var message in talk)
            {
                var answer = Message(message, frame).Serve(Order(Headphones, Case));
                if (answer.Jobs.Length > 1 || answer.Jobs.Any(job => Platform.Jobs.JobData.Read<ReturnOpening>(job) is var opening && opening.Sku != Headphones.Sku && opening.Sku != Case.Sku)
                    || (answer.Jobs.Length == 1 && answer.Frame is not null)
                    || (answer.Question is null) != (answer.Frame?.Asks is null))
                {
                    return false;
                }

                frame = answer.Frame;
            }

            return true;
        }).QuickCheckThrowOnFailure();

    private static AgentRequest Message(int seed, IntentFrame? frame)
    {
        var reason = seed / 7 % 7;
        var wish = Wishes[seed / 49 % 3];
        var slots = new List<(string, string)>();
        if (reason < ReturnReasons.All.Length)
        {
            slots.Add((SlotNames.ReturnReason, ReturnReasons.All[reason]));
        }

        if (wish is not null)
        {
            slots.Add((SlotNames.Resolution, wish));
        }

        return Request(Texts[seed % 7], [.. slots]) with
        {
            Answer = Answers[seed / 147 % 3],
            Frame = frame is null ? null : frame with { Asks = frame.Asks ?? Asked[seed / 441 % 7] },
            Now = Delivered.AddDays(seed / 3087 % 50),
            Given = seed % 2 == 0 ? [SlotNames.Resolution] : [],
        };
    }
}
