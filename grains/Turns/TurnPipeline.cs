using Microsoft.Extensions.Options;
using Platform.Agents;
using Platform.Budgets;
using Platform.Customers;
using Platform.Deliveries;
using Platform.Models;
using Platform.Outgoing;
using Platform.Threads;
using Platform.Turns.Claims;
using Platform.Understanding;
using Platform.Verifications;

namespace Platform.Turns;

/// <summary>One turn: understand, plan, ask the agents, draft, check the claims. Everything that decides in it is pure; it only brings the parts together.</summary>
public sealed class TurnPipeline(
    IUnderstanding understanding,
    TurnModels models,
    IThreadLog log,
    IGrainFactory grains,
    ReplyFactory replies,
    IOptions<TurnOptions> options,
    IOptions<MailOptions> mail,
    TimeProvider time)
{
    /// <summary>Makes the turn and returns what it proposes.</summary>
    public async Task<TurnResult> RunAsync(TurnRequest request)
    {
        request = await RecallAsync(request);
        var calls = new List<ModelCall>();
        var readings = await ReadAsync(request, calls);
        var now = time.GetUtcNow();
        var plan = TurnPlanner.Plan(request, readings, options.Value, now);
        var drafter = new TurnDrafter(request, plan, now);
        foreach (var step in plan.Steps)
        {
            await PerformAsync(drafter, step, request);
        }

        // What had to wait for another question goes on once nothing is asked, and only then may something be offered.
        while (drafter.Waiting is { } intent)
        {
            await AskAsync(drafter, drafter.RequestFor(intent, ""));
        }

        if (drafter.Suggestion is { } suggestion && AgentDirectory.Serves(suggestion))
        {
            await AskAsync(drafter, drafter.RequestFor(suggestion, "", suggested: true));
        }

        var draft = await models.WordAsync(request, await LearnAsync(request, drafter.Finish(), now), calls);
        Customer(request).Observe(request.ThreadId, plan.Conversation.Language).Ignore();
        var result = Dispose(request, readings, draft, now);
        var summary = await models.SumUpAsync(result, request.ThreadId, calls);
        result = result with { Summary = summary, ModelCalls = [.. calls] };
        return await IsWithinBudgetAsync(result) ? result : result with { Reply = null, HandOff = result.HandOff ?? "reply-budget" };
    }

    /// <summary>Mail only: whoever chats is there and waits.</summary>
    private async Task<bool> IsWithinBudgetAsync(TurnResult result) =>
        result.Reply is not { Channel: Channels.Mail } reply
        || await grains.GetGrain<IReplyBudgetGrain>(CustomerIds.FromAddress(reply.To.Email)).TryTake(reply.Id);

    private async Task<ImmutableArray<MessageReading>> ReadAsync(TurnRequest request, List<ModelCall> calls)
    {
        var readings = ImmutableArray.CreateBuilder<MessageReading>(request.Messages.Length);
        var language = request.Conversation.Language.Length > 0 ? request.Conversation.Language : await RememberedLanguageAsync(request);
        var active = request.Conversation.Frames.LastOrDefault(frame => frame.Asks is not null)?.Intent ?? request.Conversation.Frames.FirstOrDefault()?.Intent;
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
            var reading = await models.ReadAsync(request.ThreadId, message, context, await understanding.ReadAsync(message.Text, context), calls);
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

    /// <summary>A verified customer is not asked again for what was said in another thread; for anybody else no profile is opened.</summary>
    private async Task<TurnRequest> RecallAsync(TurnRequest request)
    {
        var email = CustomerMemory.VerifiedEmail(request);
        var conversation = request.Conversation with { CustomerEmail = email };
        return request with
        {
            Conversation = email is null
                ? conversation
                : CustomerMemory.Recall(conversation, request.Messages[0].Correspondent.Email, await ProfileAsync(email)),
        };
    }

    /// <summary>What the turn of a verified customer told is remembered for other threads, once the turn is durable.</summary>
    private async Task<Draft> LearnAsync(TurnRequest request, Draft draft, DateTimeOffset now) =>
        draft.Conversation.CustomerEmail is { } email && CustomerMemory.Learn(request, draft.Conversation, email, await ProfileAsync(email), now) is { } job
            ? draft with { Jobs = draft.Jobs.Add(job) }
            : draft;

    private Task<CustomerProfile> ProfileAsync(string email) => grains.GetGrain<ICustomerGrain>(CustomerIds.FromAddress(email)).GetProfile();

    private ICustomerGrain Customer(TurnRequest request) =>
        grains.GetGrain<ICustomerGrain>(CustomerIds.FromAddress(request.Messages[0].Correspondent.Email));

    private async Task PerformAsync(TurnDrafter drafter, TurnStep step, TurnRequest request)
    {
        switch (step)
        {
            case TurnStep.CallAgent call:
                await AskAsync(drafter, drafter.RequestFor(call.Intent, call.Text, call.Answer));
                break;
            case TurnStep.Repeat:
                drafter.Repeat(await LastReplyAsync(request.ThreadId, request.Messages[0].Correspondent.Email));
                break;
            default:
                drafter.Add(step);
                break;
        }
    }

    /// <summary>Asks an agent; when it needs a level, the level is proved first and the agent asked again. The level comes from code, never from an agent's words.</summary>
    private async Task AskAsync(TurnDrafter drafter, AgentRequest asked)
    {
        if (AgentDirectory.Find(grains, asked.Intent) is not { } agent)
        {
            drafter.Add(new TurnStep.HandOff($"no-agent:{asked.Intent}"));
            return;
        }

        using var activity = PlatformTelemetry.Source.StartActivity(PlatformTelemetry.InvokeAgent);
        activity?.SetTag(PlatformTelemetry.ThreadId, asked.ThreadId).SetTag(PlatformTelemetry.AgentName, asked.Intent);
        var answer = await agent.Serve(asked);
        if (answer.RequiredLevel == 0)
        {
            drafter.Add(asked, answer);
            return;
        }

        var verification = grains.GetGrain<IVerificationGrain>(CustomerIds.FromAddress(asked.Correspondent));
        var proof = await verification.Prove(asked with { Frame = (answer.Frame ?? new(asked.Intent, null, [])) with { Asks = asked.Frame?.Asks } }, answer.RequiredLevel);
        drafter.Add(asked, proof);
        if (proof.CustomerEmail is { } email)
        {
            drafter.Recall(await ProfileAsync(email));
        }

        if (proof.Question is null && proof.HandOff is null)
        {
            // The answer that proved the level was not one to the agent.
            drafter.Add(asked, await agent.Serve(drafter.RequestFor(asked.Intent, asked.Text) with { Frame = answer.Frame }));
        }
    }

    /// <summary>The last answer to this correspondent: what another one of the thread was told is not theirs to hear again (docs/adr/0007).</summary>
    private async Task<string?> LastReplyAsync(string threadId, string correspondent)
    {
        OutboundReply? last = null;
        await foreach (var recorded in log.ReadAsync(threadId))
        {
            last = recorded.Event is ThreadEvent.TurnCompleted { Result.Reply: { } reply } && reply.To.Email == correspondent ? reply : last;
        }

        return last?.Text;
    }

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
            withheld.ToImmutable())
        {
            Jobs = draft.Jobs,
        };
    }
}
