using Microsoft.Extensions.Options;
using Platform.Customers;
using Platform.Knowledge;
using Platform.Orders;
using Platform.Outgoing;
using Platform.Turns.Claims;
using Platform.Understanding;

namespace Platform.Turns;

/// <summary>One turn: understand, plan, ask the agents, draft, check the claims. Everything that decides in it is pure; it only brings the parts together.</summary>
public sealed class TurnPipeline(
    IUnderstanding understanding,
    IGrainFactory grains,
    ReplyFactory replies,
    IOptions<TurnOptions> options,
    IOptions<MailOptions> mail,
    TimeProvider time)
{
    private const string Shop = "shop";

    /// <summary>Makes the turn and returns what it proposes.</summary>
    public async Task<TurnResult> RunAsync(TurnRequest request)
    {
        var readings = await ReadAsync(request);
        var plan = TurnPlanner.Plan(request, readings, options.Value, time.GetUtcNow());
        var results = ImmutableArray.CreateBuilder<StepResult>(plan.Steps.Length);
        foreach (var step in plan.Steps)
        {
            results.Add(await PerformAsync(step, plan.Conversation.Language));
        }

        var now = time.GetUtcNow();
        Customer(request).Observe(request.ThreadId, plan.Conversation.Language).Ignore();
        var draft = TurnDrafter.Draft(request, plan, results.ToImmutable(), options.Value, now);
        return Dispose(request, readings, draft, now);
    }

    private async Task<ImmutableArray<MessageReading>> ReadAsync(TurnRequest request)
    {
        var readings = ImmutableArray.CreateBuilder<MessageReading>(request.Messages.Length);
        var language = request.Conversation.Language.Length > 0 ? request.Conversation.Language : await RememberedLanguageAsync(request);
        var active = request.Conversation.OpenIntents.FirstOrDefault();
        foreach (var message in request.Messages)
        {
            var context = new ReadingContext
            {
                Asked = request.Conversation.Asked,
                ActiveIntent = active,
                Channel = message.Channel,
                Subject = message.Subject,
                PreviousLanguage = language.Length > 0 ? language : null,
                Now = message.SentAt ?? message.ReceivedAt,
            };
            var reading = await understanding.ReadAsync(message.Text, context);
            language = reading.Language == "und" ? language : reading.Language;

            // In a burst a later message fills what an earlier one began.
            active ??= reading.Intents.FirstOrDefault(intent => intent.Name == IntentNames.CheckOrderStatus)?.Name;
            readings.Add(new(message.Id, reading));
        }

        return readings.ToImmutable();
    }

    /// <summary>The language of the customer's other threads: it decides where a first message is too short to tell.</summary>
    private async Task<string> RememberedLanguageAsync(TurnRequest request) =>
        (await Customer(request).GetProfile()).Language;

    private ICustomerGrain Customer(TurnRequest request) =>
        grains.GetGrain<ICustomerGrain>(CustomerIds.FromAddress(request.Messages[0].Correspondent.Email));

    private async Task<StepResult> PerformAsync(TurnStep step, string language) => step switch
    {
        TurnStep.CheckOrder check => new(step, Order: await grains.GetGrain<IOrderGrain>(Shop).CheckStatus(check.OrderNumber, check.Email)),
        TurnStep.AnswerQuestion question => new(step, Knowledge: await grains.GetGrain<IKnowledgeGrain>(Shop).Answer(question.Question, language)),
        _ => new(step),
    };

    /// <summary>The core disposes: sentences without ground are withheld, and then a human is called.</summary>
    private TurnResult Dispose(TurnRequest request, ImmutableArray<MessageReading> readings, Draft draft, DateTimeOffset now)
    {
        var language = ReplyTemplates.Speak(draft.Conversation.Language);
        var sentences = new List<DraftSentence>();
        var withheld = ImmutableArray.CreateBuilder<string>();
        foreach (var sentence in draft.Sentences)
        {
            if (ClaimChecker.Refute(sentence, draft.Facts, language) is { } reason)
            {
                withheld.Add($"{sentence.Text} ({reason})");
            }
            else
            {
                sentences.Add(sentence);
            }
        }

        var handOff = draft.HandOff;
        if (withheld.Count > 0)
        {
            PlatformTelemetry.SentencesWithheld.Add(withheld.Count);
            if (handOff is null)
            {
                handOff = "claim-withheld";
                sentences.Add(new(ReplyTemplates.Template(language, "handoff"), [], OwnParagraph: true));
            }
        }

        var text = ReplyText.Assemble(
            sentences, language, request.Messages[^1].From.Name, draft.Conversation.Language, mail.Value.DisplayName, !request.Conversation.DisclosedAi);
        var reply = replies.Create(request.ThreadId, request.Turn, request.Messages[^1], new(text, language, draft.Citations), now);
        return new(
            request.Turn,
            [.. request.Messages.Select(message => message.Id)],
            readings,
            draft.Facts,
            draft.Conversation with { DisclosedAi = true },
            reply,
            handOff,
            withheld.ToImmutable());
    }
}
