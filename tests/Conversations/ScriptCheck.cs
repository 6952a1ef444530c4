using Platform.Gateway.Api;
using Platform.Gateway.Scripts;

namespace Platform.Tests.Conversations;

/// <summary>Compares what came of a message with what its script says.</summary>
internal static class ScriptCheck
{
    /// <summary>What is different, one line each.</summary>
    public static IEnumerable<string> Problems(Script script, ScriptTurn turn, (TurnView Turn, DeliveryView? Reply)? made, ThreadView thread) =>
        Silence(turn, made).Concat(made is { } outcome ? Reading(turn, outcome.Turn).Concat(Reply(script, turn, outcome.Reply?.Text ?? "")) : [])
            .Concat(State(turn, thread))
            .Concat(Effects(turn, made?.Turn.Turn ?? 0, thread));

    private static IEnumerable<string> Silence(ScriptTurn turn, (TurnView Turn, DeliveryView? Reply)? made)
    {
        if (turn.Silence && made?.Reply is not null)
        {
            yield return "a reply came where none may come";
        }
        else if (!turn.Silence && made?.Reply is null)
        {
            yield return "no reply came";
        }
    }

    private static IEnumerable<string> Reading(ScriptTurn turn, TurnView view)
    {
        var intents = view.Reading!.Intents.Select(intent => intent.Name).ToList();
        if (turn.Intents is not null && !turn.Intents.SequenceEqual(intents))
        {
            yield return $"intents are {string.Join(", ", intents)}, not {string.Join(", ", turn.Intents)}";
        }

        foreach (var (name, value) in turn.Slots ?? [])
        {
            var read = view.Reading.Slots.Where(slot => slot.Name == name).Select(slot => slot.Value).ToList();
            if (!read.Contains(value))
            {
                yield return $"slot {name} is {(read.Count == 0 ? "not read" : string.Join(", ", read))}, not {value}";
            }
        }

        if ((turn.HandOff ?? (view.HandOff is null ? null : "none")) is { } expected && expected != (view.HandOff ?? "none"))
        {
            yield return $"hand-off is {view.HandOff ?? "none"}, not {expected}";
        }

        if (!view.Withheld.IsEmpty)
        {
            yield return $"withheld: {string.Join("; ", view.Withheld)}";
        }
    }

    private static IEnumerable<string> Reply(Script script, ScriptTurn turn, string text) =>
        turn.Reply.Where(part => !text.Contains(part, StringComparison.OrdinalIgnoreCase)).Select(part => $"the reply lacks '{part}'")
            .Concat(turn.Never.Concat(script.Never).Where(part => text.Contains(part, StringComparison.OrdinalIgnoreCase)).Select(part => $"the reply has '{part}'"));

    private static IEnumerable<string> State(ScriptTurn turn, ThreadView thread)
    {
        var conversation = thread.Conversation;
        if (turn.Asked is not null && turn.Asked != (conversation.Asked ?? "nothing"))
        {
            yield return $"asked is {conversation.Asked ?? "nothing"}, not {turn.Asked}";
        }

        if (turn.Language is not null && turn.Language != conversation.Language)
        {
            yield return $"language is {conversation.Language}, not {turn.Language}";
        }

        foreach (var (order, level) in turn.Level ?? [])
        {
            var proved = conversation.Verifications.Where(known => known.OrderNumber == order).Select(known => known.Level).DefaultIfEmpty(0).Max();
            if (proved != level)
            {
                yield return $"level for {order} is {proved}, not {level}";
            }
        }
    }

    private static IEnumerable<string> Effects(ScriptTurn turn, int number, ThreadView thread)
    {
        foreach (var kind in turn.Effects ?? [])
        {
            var job = thread.Jobs.FirstOrDefault(job => job.Kind == kind && job.Turn == number);
            if (job?.DoneAt is null)
            {
                yield return job is null ? $"the turn left no job {kind}" : $"job {kind} is not done";
            }
        }
    }
}
