using Platform.Knowledge;
using Platform.Orders;
using Platform.Threads;
using Platform.Understanding;

namespace Platform.Turns;

/// <summary>Facts first, wording second: from step results to facts, sentences and the thread's new memory. Pure.</summary>
public sealed class TurnDrafter
{
    private readonly TurnRequest _request;
    private readonly TurnOptions _options;
    private readonly DateTimeOffset _now;
    private readonly string _language;
    private readonly string _correspondent;
    private readonly ImmutableArray<DraftSentence>.Builder _sentences = ImmutableArray.CreateBuilder<DraftSentence>();
    private readonly ImmutableArray<Fact>.Builder _facts = ImmutableArray.CreateBuilder<Fact>();
    private readonly ImmutableArray<string>.Builder _citations = ImmutableArray.CreateBuilder<string>();
    private Conversation _conversation;
    private string? _handOff;

    private TurnDrafter(TurnRequest request, Conversation conversation, TurnOptions options, DateTimeOffset now)
    {
        _request = request;
        _options = options;
        _now = now;
        _conversation = conversation with { Asked = null };
        _language = ReplyTemplates.Speak(conversation.Language);
        _correspondent = request.Messages[0].Correspondent.Email;
    }

    /// <summary>Drafts a reply.</summary>
    /// <param name="request">The turn.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="results">Each step with what its agent returned.</param>
    /// <param name="options">The rules' numbers.</param>
    /// <param name="now">When the turn is decided.</param>
    public static Draft Draft(
        TurnRequest request, TurnPlan plan, ImmutableArray<StepResult> results, TurnOptions options, DateTimeOffset now)
    {
        var drafter = new TurnDrafter(request, plan.Conversation, options, now);
        foreach (var result in results)
        {
            drafter.Add(result);
        }

        drafter.SayHandOff();
        return new(
            drafter._sentences.ToImmutable(),
            drafter._facts.ToImmutable(),
            [.. drafter._citations.Distinct()],
            drafter._conversation,
            drafter._handOff);
    }

    private void Add(StepResult result)
    {
        switch (result.Step)
        {
            case TurnStep.AskSlot ask:
                Ask(ask);
                break;
            case TurnStep.CheckOrder check:
                TellOrder(check, result.Order!);
                break;
            case TurnStep.AnswerQuestion question:
                Answer(question, result.Knowledge!);
                break;
            case TurnStep.Greet:
                Say("greet");
                break;
            case TurnStep.Acknowledge:
                Say("acknowledge");
                break;
            case TurnStep.Clarify:
                Say("clarify");
                break;
            case TurnStep.HandOff handOff:
                CallHuman(handOff.Reason);
                break;
            default:
                throw new InvalidOperationException($"unknown step {result.Step.GetType().Name}");
        }
    }

    private void Ask(TurnStep.AskSlot ask)
    {
        _conversation = _conversation with { Asked = ask.Slot, OpenIntents = Open(ask.Intent) };
        if (ask.Slot == SlotNames.OrderNumber)
        {
            Say("ask-order-number");
            return;
        }

        var said = AddFact("said", $"order {ask.OrderNumber}", []);
        Say("ask-order-email", [said], ("orderNumber", ask.OrderNumber!));
    }

    private void TellOrder(TurnStep.CheckOrder check, OrderStatusAnswer answer)
    {
        var succeeded = answer.Outcome == OrderOutcome.Matched;
        if (_conversation.LevelFor(_correspondent, check.OrderNumber) < 2)
        {
            _conversation = _conversation with { Tries = _conversation.Tries.Add(new(_correspondent, check.OrderNumber, succeeded, _now)) };
        }

        if (!succeeded)
        {
            RefuseOrder();
            return;
        }

        var order = answer.Order!;
        _conversation = _conversation with
        {
            Verifications = _conversation.Verifications
                .RemoveAll(proved => proved.Correspondent == _correspondent && proved.OrderNumber == check.OrderNumber)
                .Add(new(_correspondent, 2, check.OrderNumber, _now)),
            OpenIntents = _conversation.OpenIntents.Remove(IntentNames.CheckOrderStatus),
        };
        var fact = AddFact($"orders/{order.OrderNumber}", OrderFacts.Statement(order), OrderFacts.Values(order));
        foreach (var (key, values) in OrderFacts.Sentences(order, _language))
        {
            Say(key, [fact], values);
        }
    }

    /// <summary>Never tells which half was wrong, nor whether the order exists; both have to be given again.</summary>
    private void RefuseOrder()
    {
        _conversation = _conversation with
        {
            Slots = _conversation.Slots.RemoveAll(slot =>
                slot.Correspondent == _correspondent && slot.Name is SlotNames.OrderNumber or SlotNames.CustomerEmail),
            OpenIntents = Open(IntentNames.CheckOrderStatus),
            Asked = SlotNames.OrderNumber,
        };
        if (TurnPlanner.IsLocked(_conversation, _correspondent, _options))
        {
            CallHuman("verification-locked");
        }
        else
        {
            Say("order-no-match");
        }
    }

    private void Answer(TurnStep.AnswerQuestion question, KnowledgeAnswer answer)
    {
        if (!answer.Found || answer.Citation is not { } passage || (!question.Understood && passage.Score < _options.NotUnderstoodScore))
        {
            CallHuman(question.Understood ? "unknown-answer" : "not-understood");
            return;
        }

        var source = passage.Section.Length > 0 ? $"{passage.Document}#{passage.Section}" : passage.Document;
        var fact = AddFact($"knowledge/{source}", passage.Text, []);
        if (_language != ReplyTemplates.FallbackLanguage)
        {
            Say("knowledge-foreign");
        }

        _sentences.Add(new(answer.Answer, [fact], OwnParagraph: true));
        _citations.Add(passage.Section.Length > 0 ? $"{passage.Title}, {passage.Section} ({passage.Document})" : $"{passage.Title} ({passage.Document})");
    }

    private void CallHuman(string reason) => _handOff ??= reason;

    private void SayHandOff()
    {
        if (_handOff is null)
        {
            return;
        }

        // That a colleague was called is a fact: this very turn records it, and the operator queue shows it.
        var called = AddFact("hand-off", "a colleague was called", []);
        if (_handOff == "sentiment")
        {
            Say("sorry");
        }

        Say(
            _handOff switch
            {
                "unknown-answer" => "knowledge-unknown",
                "not-understood" => "handoff-not-understood",
                "verification-locked" or "cannot-verify" => "handoff-verification",
                _ => "handoff",
            },
            [called]);
        _conversation = _conversation with { Asked = null, OpenIntents = [] };
    }

    private ImmutableArray<string> Open(string intent) =>
        _conversation.OpenIntents.Contains(intent) ? _conversation.OpenIntents : _conversation.OpenIntents.Add(intent);

    private void Say(string key, ImmutableArray<string> facts = default, params (string Name, string Value)[] values) =>
        _sentences.Add(new(
            ReplyTemplates.Fill(_language, key, values),
            facts.IsDefault ? [] : facts,
            OwnParagraph: !key.StartsWith("order-", StringComparison.Ordinal) || _sentences.Count == 0 || !_sentences[^1].FactIds.SequenceEqual(facts.IsDefault ? [] : facts)));

    private string AddFact(string source, string statement, ImmutableArray<FactValue> values)
    {
        var id = $"f{_facts.Count + 1}";
        _facts.Add(new(id, source, statement, values));
        return id;
    }
}
