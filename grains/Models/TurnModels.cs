using System.Text.Json;
using Microsoft.Extensions.Options;
using Platform.Models.Readings;
using Platform.Models.Summaries;
using Platform.Models.Wording;
using Platform.Threads;
using Platform.Turns;
using Platform.Understanding;

namespace Platform.Models;

/// <summary>The three things that models do in a turn. Each gives back what it was given when no model may be believed.</summary>
public sealed class TurnModels(ModelCaller caller, IThreadLog log, IOptions<ModelOptions> options)
{
    /// <summary>A reading that a model may have bettered.</summary>
    public async Task<Reading> ReadAsync(string threadId, InboundMessage message, ReadingContext context, Reading rules, ICollection<ModelCall> calls)
    {
        if (!caller.Plays(ModelRoles.Understanding) || string.IsNullOrWhiteSpace(message.Text))
        {
            return rules;
        }

        var words = $"{message.Text}\n{message.Subject}";
        var input = JsonSerializer.Serialize(ReadingInput.Of(message.Text, context, rules), PlatformJson.Options);
        return await caller.AskAsync(
            new(ModelRoles.Understanding, threadId, input, ReadingForm.Form), answer => ModelReadingDecider.Decide(words, rules, answer), calls) ?? rules;
    }

    /// <summary>A draft that a model may have worded.</summary>
    public async Task<Draft> WordAsync(TurnRequest request, Draft draft, ICollection<ModelCall> calls)
    {
        var language = ReplyTemplates.Speak(draft.Conversation.Language);
        if (!caller.Plays(ModelRoles.Drafting) || draft.Sentences.All(sentence => sentence.Fixed))
        {
            return draft;
        }

        var input = JsonSerializer.Serialize(WordingInput.Of(draft, language, request.Messages[^1].Text), PlatformJson.Options);
        return await caller.AskAsync(
            new(ModelRoles.Drafting, request.ThreadId, input, WordingForm.Form), answer => WordingDecider.Decide(draft, language, answer), calls) ?? draft;
    }

    /// <summary>A summary of a long thread that a human takes over; null when there is none.</summary>
    public async Task<string?> SumUpAsync(TurnResult result, string threadId, ICollection<ModelCall> calls)
    {
        if (!caller.Plays(ModelRoles.Summary) || result.HandOff is null || result.Turn < options.Value.SummaryFrom)
        {
            return null;
        }

        var events = new List<ThreadEvent>();
        await foreach (var recorded in log.ReadAsync(threadId))
        {
            events.Add(recorded.Event);
        }

        var messages = SummaryDecider.Messages(events, result.Reply);
        return await caller.AskAsync(
            new(ModelRoles.Summary, threadId, JsonSerializer.Serialize(messages, PlatformJson.Options), SummaryForm.Form), answer => SummaryDecider.Decide(messages, answer), calls);
    }
}
