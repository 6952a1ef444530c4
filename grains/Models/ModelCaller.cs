using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Platform.Models;

/// <summary>
/// The one place from which models are called: budget, time-out, repetition, and the ladder from the model to the smaller model
/// to nothing, which means the rules. It never throws for anything that a provider does, and it keeps a record of each step.
/// </summary>
public sealed class ModelCaller(ModelClient client, PromptLibrary prompts, IGrainFactory grains, IOptions<ModelOptions> options, TimeProvider time)
{
    /// <summary>Four letters are about a token; counted with three, so that an estimate is rather too high.</summary>
    private const int LettersPerToken = 3;

    private readonly ModelOptions _options = options.Value;
    private readonly RetryBudget _retries = new();

    /// <summary>Whether a role is played by a model.</summary>
    public bool Plays(string role) => client.Chat is not null && _options.Role(role).Model.Length > 0;

    /// <summary>Asks the models of a role, one after the other, until the judge finds an answer that may be used.</summary>
    /// <param name="ask">What is asked.</param>
    /// <param name="judge">Decides about an answer; code, never a model.</param>
    /// <param name="calls">Where each step is recorded.</param>
    /// <returns>What may be used; null when nothing may.</returns>
    public async Task<T?> AskAsync<T>(ModelAsk ask, Func<JsonElement, Verdict<T>> judge, ICollection<ModelCall> calls)
        where T : class
    {
        if (!Plays(ask.Role))
        {
            return null;
        }

        var prompt = prompts.Get(ask.Role);
        foreach (var model in _options.Role(ask.Role).Ladder)
        {
            var (call, value) = await TryAsync(ask, prompt, model, judge);
            calls.Add(call);
            Count(call);
            if (value is not null)
            {
                return value;
            }

            if (call.Outcome == ModelOutcomes.OverBudget && call.Reason != "thread")
            {
                break;
            }
        }

        return null;
    }

    private async Task<(ModelCall Call, T? Value)> TryAsync<T>(ModelAsk ask, Prompt prompt, string model, Func<JsonElement, Verdict<T>> judge)
        where T : class
    {
        var role = _options.Role(ask.Role);
        var price = _options.Price(model);
        var started = time.GetTimestamp();
        var letters = prompt.Text.Length + ask.Input.Length + ask.Form.JsonSchema.GetRawText().Length;
        var likely = price.Of(letters / LettersPerToken, 0);
        var estimate = price.Of(letters / LettersPerToken, role.MaxTokens);
        var response = default(ChatResponse);
        var cost = likely;
        var (settle, usedUp) = await new ModelBudgets(grains, _options.Budgets, time).TryReserveAsync(ask.ThreadId, estimate);
        if (settle is null)
        {
            return (Record(ModelOutcomes.OverBudget, usedUp), null);
        }

        try
        {
            response = await CallAsync(ask, prompt, model, role);
            cost = price.Of((int)(response.Usage?.InputTokenCount ?? 0), (int)(response.Usage?.OutputTokenCount ?? 0));
            var verdict = ModelAnswers.Read(response, ask.Form.Name, judge);
            return (Record(verdict.Outcome, verdict.Reason), verdict.Value);
        }
        catch (Exception failure)
        {
            // Whatever a provider does, the turn goes on without it: the ladder is the handling.
            var (outcome, reason) = Explain(failure);
            cost = outcome == ModelOutcomes.TimedOut ? likely : 0;
            return (Record(outcome, reason), null);
        }
        finally
        {
            await settle(cost);
        }

        ModelCall Record(string outcome, string? reason) => new(
            ask.Role, prompt.Id, model, (int)(response?.Usage?.InputTokenCount ?? 0), (int)(response?.Usage?.OutputTokenCount ?? 0),
            outcome == ModelOutcomes.OverBudget ? 0 : cost, (long)time.GetElapsedTime(started).TotalMilliseconds, outcome, reason);
    }

    /// <summary>One call with its repetitions, all within the role's time.</summary>
    private async Task<ChatResponse> CallAsync(ModelAsk ask, Prompt prompt, string model, ModelRoleOptions role)
    {
        using var late = new CancellationTokenSource(role.Timeout, time);
        ChatMessage[] messages = [new(ChatRole.System, prompt.Text), new(ChatRole.User, ask.Input)];
        var wait = _options.RetryWait;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                // Whoever ignores the token is left behind all the same.
                var response = await client.Chat!.GetResponseAsync(messages, Settings(ask, model, role), late.Token).WaitAsync(late.Token);
                _retries.Earn();
                return response;
            }
            catch (ModelException failure) when (failure.Failure is ModelFailure.Throttled or ModelFailure.Unavailable && attempt < _options.Retries && _retries.TryTake())
            {
                await Task.Delay(wait, time, late.Token);
                wait *= 2;
            }
        }
    }

    private static ChatOptions Settings(ModelAsk ask, string model, ModelRoleOptions role) => new()
    {
        ModelId = model,
        MaxOutputTokens = role.MaxTokens,
        Temperature = 0,
        Tools = [ask.Form],
        ToolMode = ChatToolMode.RequireSpecific(ask.Form.Name),
    };

    private static (string Outcome, string Reason) Explain(Exception failure) => failure switch
    {
        OperationCanceledException => (ModelOutcomes.TimedOut, "no answer in time"),
        ModelException { Failure: ModelFailure.Throttled } throttled => (ModelOutcomes.Throttled, throttled.Message),
        ModelException other => (ModelOutcomes.Unavailable, other.Message),
        _ => (ModelOutcomes.Unavailable, failure.GetType().Name),
    };

    private static void Count(ModelCall call) => PlatformTelemetry.ModelCalls.Add(
        1,
        new KeyValuePair<string, object?>(PlatformTelemetry.ModelRole, call.Role),
        new KeyValuePair<string, object?>(PlatformTelemetry.GenAiModel, call.Model),
        new KeyValuePair<string, object?>(PlatformTelemetry.Outcome, call.Outcome));
}
