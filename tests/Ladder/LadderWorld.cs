using System.Collections.Immutable;
using Platform.Ladder;
using Platform.Outgoing;
using Platform.Tests.Outgoing;
using Platform.Threads;

namespace Platform.Tests.Ladder;

/// <summary>Two threads: Ann's, with her colleague Bob in it, and Mallory's. What was asked of the stores is counted.</summary>
internal sealed class LadderWorld : IThreadLookup
{
    public static readonly string Ann = ThreadIds.FromMessage("ann");
    public static readonly string Mallory = ThreadIds.FromMessage("mallory");

    private readonly Dictionary<string, string[]> participants = new(StringComparer.Ordinal)
    {
        [Ann] = ["ann@example.org", "bob@example.org"],
        [Mallory] = ["mallory@evil.example"],
    };

    private readonly List<IndexedMessage> index =
    [
        new("ann-1@example.org", Ann, "key-ann-1"),
        new("ann-2@example.org", Ann, "key-ann-2"),
        new("mallory-1@evil.example", Mallory, "key-mallory-1"),
        // Mallory repeated the Message-ID of Ann's second mail in a thread of her own.
        new("both@example.org", Mallory, "key-mallory-2"),
        new("both@example.org", Ann, "key-ann-3"),
    ];

    public int Lookups { get; private set; }

    public List<ImmutableArray<string>> Asked { get; } = [];

    public Task<IReadOnlyList<IndexedMessage>> FindMessageAsync(string messageIdHeader, CancellationToken cancellationToken = default)
    {
        Lookups++;
        return Task.FromResult<IReadOnlyList<IndexedMessage>>([.. index.Where(message => message.MessageIdHeader == messageIdHeader)]);
    }

    public Task<IReadOnlyList<ThreadHead>> ListRecentAsync(string customer, int limit, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<ThreadHead>>([.. Heads.Where(head => head.Customer == customer)]);

    /// <summary>Ann's thread "Broken lamp", last active at <see cref="Active"/>, and one of Mallory's with the same subject.</summary>
    private static IEnumerable<ThreadHead> Heads => [Head(Ann, "ann@example.org", "Broken lamp"), Head(Mallory, "mallory@evil.example", "Broken lamp")];

    public static readonly DateTimeOffset Active = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    private static ThreadHead Head(string thread, string customer, string subject) => new(
        thread, 3, ThreadStatus.Open, Channels.Mail, customer, subject, "en", 0, 0, 1, 1, 1, Active, Active, null, null);

    public Task<bool> IsParticipantAsync(string threadId, ImmutableArray<string> addresses, CancellationToken cancellationToken = default)
    {
        Asked.Add(addresses);
        return Task.FromResult(participants.TryGetValue(threadId, out var known) && addresses.All(known.Contains));
    }

    public Task<LadderResult> ResolveAsync(LadderHints hints) => new ThreadLadder(Samples.Addresses, this).ResolveAsync(hints);

    /// <summary>Fills in the signed names that a fixture refers to.</summary>
    public static string Expand(string text)
    {
        var retired = new ThreadTokens([new(9, Enumerable.Repeat((byte)9, 32).ToArray())]);
        var ann = Samples.Tokens.Create(Ann);
        return text
            .Replace("{ann}", ann, StringComparison.Ordinal)
            .Replace("{ANN}", ann.ToUpperInvariant(), StringComparison.Ordinal)
            .Replace("{mallory}", Samples.Tokens.Create(Mallory), StringComparison.Ordinal)
            .Replace("{ann-old-key}", new ThreadTokens([Samples.OldKey]).Create(Ann), StringComparison.Ordinal)
            .Replace("{ann-retired-key}", retired.Create(Ann), StringComparison.Ordinal)
            .Replace("{ann-forged}", (ann[0] == 'a' ? "b" : "a") + ann[1..], StringComparison.Ordinal)
            .Replace("{ann-damaged}", ann[..^1] + (ann[^1] == 'a' ? "e" : "a"), StringComparison.Ordinal)
            .Replace("{gone}", Samples.Tokens.Create(ThreadIds.FromMessage("gone")), StringComparison.Ordinal);
    }
}
