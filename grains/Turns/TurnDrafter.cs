using Platform.Agents;
using Platform.Customers;
using Platform.Threads;
using Platform.Understanding;

namespace Platform.Turns;

/// <summary>
/// Facts first, wording second: takes what the agents answered, one after the other, and turns it into facts, sentences and the
/// thread's new memory. Knows no agent, asks nobody and has no clock.
/// </summary>
public sealed class TurnDrafter(TurnRequest request, TurnPlan plan, DateTimeOffset now)
{
    private readonly string _language = ReplyTemplates.Speak(plan.Conversation.Language);
    private readonly string _correspondent = request.Messages[0].Correspondent.Email;
    private readonly ImmutableArray<DraftSentence>.Builder _sentences = ImmutableArray.CreateBuilder<DraftSentence>();
    private readonly ImmutableArray<Fact>.Builder _facts = ImmutableArray.CreateBuilder<Fact>();
    private readonly ImmutableArray<string>.Builder _citations = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<Jobs.Job>.Builder _jobs = ImmutableArray.CreateBuilder<Jobs.Job>();
    private readonly HashSet<string> _served = new(StringComparer.Ordinal);
    private Conversation _conversation = plan.Conversation with { Asked = null };
    private string? _asked;
    private string? _suggested;
    private string? _handOff;

    /// <summary>Whether something was asked or a human was called: then nothing more is begun.</summary>
    public bool IsClosed => _asked is not null || _handOff is not null;

    /// <summary>The oldest intent that waits for its turn to ask; null when none does.</summary>
    public string? Waiting => IsClosed ? null : _conversation.Frames.FirstOrDefault(frame => frame.Asks is null && !_served.Contains(frame.Intent))?.Intent;

    /// <summary>The intent of a gentle offer; null when nobody invited one, or mood, question or hand-off forbid it.</summary>
    public string? Suggestion =>
        IsClosed || plan.CallsHuman || plan.Mood is SentimentLabel.Negative or SentimentLabel.VeryNegative || _conversation.Frames.Length > 0 || _conversation.Sentiment < 0
            ? null
            : _suggested;

    /// <summary>What an agent is told.</summary>
    public AgentRequest RequestFor(string intent, string text, string? answer = null, bool suggested = false) => new(
        request.ThreadId,
        request.Turn,
        intent,
        text,
        plan.Conversation.Language,
        request.Messages[^1].Channel,
        _correspondent,
        _conversation.CustomerEmail,
        [.. _conversation.Verifications.Where(proved => proved.Correspondent == _correspondent)],
        [.. _conversation.Slots.Where(slot => slot.Correspondent == _correspondent)],
        plan.Given,
        _conversation.Frames.FirstOrDefault(frame => frame.Intent == intent),
        answer,
        suggested,
        plan.Mood,
        _conversation.Sentiment,
        now)
    {
        Attachments = [.. request.Messages.Where(message => !message.AttachmentTexts.IsDefault).SelectMany(message => message.AttachmentTexts)],
    };

    /// <summary>Takes an agent's answer to a request.</summary>
    public void Add(AgentRequest asked, AgentAnswer answer)
    {
        _served.Add(asked.Intent);
        Remember(answer);
        var facts = Number(answer.Facts);
        foreach (var saying in answer.Sayings)
        {
            Say(saying, facts);
        }

        _citations.AddRange(answer.Citations);
        _jobs.AddRange(answer.Jobs);
        _suggested ??= answer.Suggests;
        if (answer.HandOff is { } reason)
        {
            CallHuman(reason);
        }

        Keep(asked, answer, facts);
    }

    /// <summary>Takes what is remembered of the customer, once it was proved who writes: later agents of this turn do not ask for it.</summary>
    public void Recall(CustomerProfile profile) => _conversation = CustomerMemory.Recall(_conversation, _correspondent, profile);

    /// <summary>Performs a step that needs no agent.</summary>
    public void Add(TurnStep step)
    {
        switch (step)
        {
            case TurnStep.Say say:
                Say(say.Key);
                break;
            case TurnStep.Cancel:
                _conversation = _conversation with { Frames = [] };
                Say("cancelled");
                break;
            case TurnStep.OptOut:
                // Whoever wants no offers is not asked on about them either.
                _conversation = _conversation with { Frames = [.. _conversation.Frames.Where(frame => frame.Intent is not (IntentNames.UpsellProducts or IntentNames.CaptureLeadInfo))] };
                _jobs.Add(Suppressions.OptOuts.InThread(request.ThreadId, request.Turn, _correspondent, now));
                Say("opt-out");
                break;
            case TurnStep.HandOff handOff:
                CallHuman(handOff.Reason);
                break;
            default:
                throw new InvalidOperationException($"step {step.GetType().Name} needs an agent");
        }
    }

    /// <summary>Says words that were said before; they are their own ground.</summary>
    public void Repeat(string? said)
    {
        if (said is null)
        {
            Say("clarify");
            return;
        }

        var fact = $"f{_facts.Count + 1}";
        _facts.Add(new(fact, "said", said, []));
        _sentences.Add(new(said, [fact], OwnParagraph: true, Fixed: true));
    }

    /// <summary>The whole draft.</summary>
    public Draft Finish()
    {
        SayMood();
        SayHandOff();

        // What an interrupted intent asked stays open: its answer may come later, and then it is understood.
        var open = _handOff is null ? _conversation.Frames.LastOrDefault(frame => frame.Asks is not null && !_served.Contains(frame.Intent))?.Asks : null;
        var repeated = _asked is not null && _asked == request.Conversation.Asked;
        var conversation = _conversation with
        {
            Asked = _asked ?? open,
            AskedTimes = repeated ? request.Conversation.AskedTimes + 1 : _asked is not null ? 1 : open is null ? 0 : request.Conversation.AskedTimes,
        };
        return new(_sentences.ToImmutable(), _facts.ToImmutable(), [.. _citations.Distinct()], conversation, _handOff, _jobs.ToImmutable());
    }

    private void Remember(AgentAnswer answer)
    {
        var proved = _conversation.Verifications;
        foreach (var level in answer.Proved)
        {
            proved = proved.RemoveAll(known => known.Correspondent == level.Correspondent && known.OrderNumber == level.OrderNumber && known.Level <= level.Level).Add(level);
        }

        var learnt = answer.Learns.Select(value => new SlotValue(value.Name, value.Value, _correspondent, now));
        _conversation = _conversation with
        {
            Verifications = proved,
            Tries = _conversation.Tries.AddRange(answer.Tries),
            CustomerEmail = answer.CustomerEmail ?? _conversation.CustomerEmail,
            Customers = answer.CustomerEmail is { } email
                ? _conversation.Customers.RemoveAll(known => known.Correspondent == _correspondent).Add(new(_correspondent, email))
                : _conversation.Customers,
            LeadScore = answer.LeadScore ?? _conversation.LeadScore,
            Slots = _conversation.Slots
                .RemoveAll(slot => slot.Correspondent == _correspondent && (answer.Forgets.Contains(slot.Name) || answer.Learns.Any(value => value.Name == slot.Name)))
                .AddRange(learnt),
        };
    }

    /// <summary>One reply asks one thing: whoever comes second waits until the first has its answer.</summary>
    private void Keep(AgentRequest asked, AgentAnswer answer, Dictionary<string, string> facts)
    {
        var frames = _conversation.Frames.RemoveAll(frame => frame.Intent == asked.Intent);
        if (answer.Frame is { } frame)
        {
            var asks = frame.Asks is not null && answer.Question is not null && !IsClosed && !plan.CallsHuman;
            if (asks && IsOverAsked(frame.Asks!))
            {
                CallHuman("not-understood");
            }
            else if (asks)
            {
                Say(answer.Question!, facts, IsBinding(frame.Asks!));
                _asked = frame.Asks;
            }

            frames = frames.Add(asks ? frame : frame with { Asks = null });
        }

        _conversation = _conversation with { Frames = frames };
    }

    private bool IsOverAsked(string question) =>
        question == request.Conversation.Asked && request.Conversation.AskedTimes >= 2 && !plan.Given.Contains(question);

    private void CallHuman(string reason) => _handOff ??= reason;

    private void SayMood()
    {
        if (plan.Mood is SentimentLabel.Negative or SentimentLabel.VeryNegative)
        {
            _sentences.Insert(0, new(ReplyTemplates.Template(_language, "sorry"), [], OwnParagraph: true));
        }
    }

    private void SayHandOff()
    {
        if (_handOff is null)
        {
            return;
        }

        // That a colleague was called is a fact: this very turn records it, and the operator queue shows it.
        var fact = $"f{_facts.Count + 1}";
        _facts.Add(new(fact, "hand-off", "a colleague was called", []));
        var key = _handOff switch
        {
            "unknown-answer" => "knowledge-unknown",
            "not-understood" => "handoff-not-understood",
            "verification-locked" or "cannot-verify" => "handoff-verification",
            _ => "handoff",
        };
        _sentences.Add(new(ReplyTemplates.Template(_language, key), [fact], OwnParagraph: true, Fixed: true));
        _asked = null;
        _conversation = _conversation with { Frames = [.. _conversation.Frames.Select(frame => frame with { Asks = null })] };
    }

    /// <summary>The agent's facts under the turn's numbers.</summary>
    private Dictionary<string, string> Number(ImmutableArray<Fact> facts)
    {
        var numbers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var fact in facts)
        {
            var id = $"f{_facts.Count + 1}";
            numbers.Add(fact.Id, id);
            _facts.Add(fact with { Id = id });
        }

        return numbers;
    }

    /// <summary>Whoever says yes to these has bought, consented or sent back: the words of the question are what was agreed to.</summary>
    private static bool IsBinding(string question) =>
        question is QuestionNames.AcceptOffer or QuestionNames.Consent or QuestionNames.PartnerConsent or QuestionNames.ConfirmReturn or QuestionNames.ExchangeOrRefund;

    private void Say(string key) => Say(Saying.Of(key), [], isBinding: key == "opt-out");

    private void Say(Saying saying, Dictionary<string, string> facts, bool isBinding = false)
    {
        ImmutableArray<string> cited = [.. saying.Facts.Select(id => facts[id])];
        var text = saying.Text ?? ReplyTemplates.Fill(_language, saying.Key, saying.Values);
        var follows = !saying.OwnParagraph && _sentences.Count > 0 && _sentences[^1].FactIds.SequenceEqual(cited);
        _sentences.Add(new(text, cited, OwnParagraph: !follows, Fixed: isBinding || saying.Text is not null));
    }
}
