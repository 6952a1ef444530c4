using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Platform.Gateway.Api;
using Platform.Turns;

namespace Platform.Gateway.Regress;

/// <summary>What came of one message, as far as it must not change unseen: not its words, but what they stand on.</summary>
/// <param name="Turn">The message, from 1.</param>
/// <param name="Language">The language of the reply; <c>silence</c> when there is none.</param>
/// <param name="HandOff">Why a human was called; <c>none</c>.</param>
/// <param name="Asked">What the thread waits for; <c>nothing</c>.</param>
/// <param name="Levels">What is proved, such as <c>12345:2</c>.</param>
/// <param name="Facts">The sources of the reply's facts, each with a hash of what it says.</param>
/// <param name="Withheld">Sentences that the claim checker held back.</param>
/// <param name="Models">What became of each model call, such as <c>drafting:refused (a question came or went)</c>.</param>
internal sealed record TurnOutcome(
    int Turn, string Language, string HandOff, string Asked, ImmutableArray<string> Levels, ImmutableArray<string> Facts, int Withheld, ImmutableArray<string> Models)
{
    /// <summary>The outcome of a thread's newest message.</summary>
    public static TurnOutcome Of(int number, ThreadView thread, TurnView? turn, DeliveryView? reply) => new(
        number,
        reply is null ? "silence" : thread.Conversation.Language,
        turn?.HandOff ?? "none",
        thread.Conversation.Asked ?? "nothing",
        [.. thread.Conversation.Verifications.Select(proved => $"{proved.OrderNumber}:{proved.Level}").Order(StringComparer.Ordinal)],
        [.. thread.Facts.Where(facts => facts.Turn == turn?.Turn).SelectMany(facts => facts.Facts).Select(Name)],
        turn?.Withheld.Length ?? 0,
        [.. (turn?.ModelCalls ?? []).Select(call => call.Reason is null ? $"{call.Role}:{call.Outcome}" : $"{call.Role}:{call.Outcome} ({call.Reason})")]);

    /// <summary>What is different from before, one line each.</summary>
    public IEnumerable<string> Differences(TurnOutcome before)
    {
        (string Name, string Before, string Now)[] parts =
        [
            ("language", before.Language, Language),
            ("hand-off", before.HandOff, HandOff),
            ("asked", before.Asked, Asked),
            ("levels", string.Join(' ', before.Levels), string.Join(' ', Levels)),
            ("facts", string.Join(' ', before.Facts), string.Join(' ', Facts)),
            ("withheld", $"{before.Withheld}", $"{Withheld}"),
            ("models", string.Join(", ", before.Models), string.Join(", ", Models)),
        ];
        return parts.Where(part => part.Before != part.Now).Select(part => $"message {Turn}: {part.Name} was {Quote(part.Before)}, is {Quote(part.Now)}");
    }

    private static string Name(Fact fact) =>
        $"{fact.Source}#{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fact.Statement)).AsSpan(0, 4))}";

    private static string Quote(string value) => value.Length == 0 ? "none" : value;
}
