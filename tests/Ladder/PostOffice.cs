using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Platform.Gateway.Intake;
using Platform.Ladder;
using Platform.Mail;
using Platform.Outgoing;
using Platform.Tests.Outgoing;
using Platform.Threads;

namespace Platform.Tests.Ladder;

/// <summary>
/// The way of a mail without grains and files: the platform's own reader, classifier, hints, ladder and thread rules, with the settings as they
/// are shipped. Threads are folded, ids are indexed as the log does it.
/// </summary>
internal sealed partial class PostOffice : IThreadLookup
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static readonly ThreadTokens Old = new([Samples.OldKey]);
    private static readonly ThreadTokens Dropped = new([new(9, Enumerable.Repeat((byte)9, 32).ToArray())]);

    private readonly Dictionary<string, ThreadSnapshot> _threads = new(StringComparer.Ordinal);
    private readonly List<IndexedMessage> _index = [];
    private readonly Dictionary<string, string> _named = new(StringComparer.Ordinal);
    private readonly MailIntakeOptions _intake = new();
    private OutgoingAddresses _addresses;
    private ThreadLadder _ladder;
    private MailReadOptions _reading;

    /// <summary>Opens one with the current key and an older one that is accepted.</summary>
    public PostOffice()
    {
        _intake.OwnListIds.Add("support.shop.example");
        _addresses = Samples.Addresses;
        _ladder = new(_addresses, this);
        _reading = InboundMail.ReadOptions(Samples.Options, _intake, _addresses);
    }

    /// <summary>Goes on with other keys over the same threads, as after a restart.</summary>
    public void Rotate(params ThreadTokenKey[] keys)
    {
        _addresses = new(Samples.Options, new(keys));
        _ladder = new(_addresses, this);
        _reading = InboundMail.ReadOptions(Samples.Options, _intake, _addresses);
    }

    /// <summary>What our answer to a thread shows to the world: its address and its Message-ID, signed with the current key.</summary>
    public (string Address, string MessageId) Shown(string name) => (_addresses.ReplyTo(_named[name]).Email, _addresses.MessageId(_named[name], 1));

    /// <summary>The thread of a name in the row.</summary>
    public string Thread(string name) => _named[name];

    /// <summary>The state of a thread.</summary>
    public ThreadSnapshot State(string threadId) => _threads[threadId];

    /// <summary>The name of a thread; <c>new</c> for one that no seed opened.</summary>
    public string NameOf(string threadId) => _named.FirstOrDefault(named => named.Value == threadId).Key ?? "new";

    /// <summary>Somebody writes and is answered.</summary>
    public async Task SeedAsync(LadderSeed seed)
    {
        var from = seed.From ?? $"{seed.Who}@example.org";
        var headers = new StringBuilder($"From: {from}\r\nTo: support@shop.example\r\nSubject: {seed.Subject ?? $"Lamp of {seed.Who}"}\r\nMessage-ID: <{seed.Id ?? $"{seed.Who}-1@example.org"}>\r\nDate: Fri, 20 Nov 2026 10:00:00 +0000\r\n");
        headers.Append(seed.ReplyTo is null ? "" : $"Reply-To: {seed.ReplyTo}\r\n").Append(seed.Cc is null ? "" : $"Cc: {seed.Cc}\r\n");
        var at = Now.AddDays(-seed.Days);
        var (_, place, message) = await TakeAsync(Encoding.UTF8.GetBytes($"{headers}\r\nIs the lamp of {seed.Who} dimmable?\r\n"), at);
        Assert.Equal(LadderReasons.New, place!.Reason);
        _named[seed.Who] = place.ThreadId;
        Answer(place.ThreadId, message!, seed.Proved, at);
    }

    /// <summary>Takes a mail as the platform does; nothing of a mail that is quarantined but its reading.</summary>
    public async Task<(MailReading Reading, LadderResult? Place, InboundMessage? Message)> TakeAsync(byte[] raw, DateTimeOffset now)
    {
        var reading = MailReader.Read(raw, _reading);
        if (reading is not MailReading.Accepted { Mail: var content })
        {
            return (reading, null, null);
        }

        var place = await _ladder.ResolveAsync(InboundMail.Hints(content, now));
        var message = InboundMail.Message(content, place, _intake, now);
        Append(place.ThreadId, ThreadDecider.Accept(_threads.GetValueOrDefault(place.ThreadId, ThreadSnapshot.Empty), place.ThreadId, message, place.LinkedTo, new(), now).Events);
        return (reading, place, message);
    }

    /// <summary>Fills in what only the platform can write: <c>{token:ann}</c>, <c>{id:ann}</c>, <c>{note:ann}</c> (a notification's id) and their forged forms.</summary>
    public string Expand(string text) => Placeholder().Replace(text, match => Name(match.Groups["kind"].Value, _named[match.Groups["who"].Value]));

    public Task<IReadOnlyList<IndexedMessage>> FindMessageAsync(string messageIdHeader, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<IndexedMessage>>([.. _index.Where(message => message.MessageIdHeader == messageIdHeader)]);

    public Task<IReadOnlyList<ThreadHead>> ListRecentAsync(string customer, int limit, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<ThreadHead>>([.. _threads.Values.Select(thread => thread.ToHead()).Where(head => head.Customer == customer).OrderByDescending(head => head.LastActivityAt).Take(limit)]);

    public Task<bool> IsParticipantAsync(string threadId, ImmutableArray<string> addresses, CancellationToken cancellationToken = default) =>
        Task.FromResult(_threads.TryGetValue(threadId, out var thread) && addresses.All(thread.Admits));

    private static string Flip(string token) => (token[0] == 'a' ? "b" : "a") + token[1..];

    private string Name(string kind, string thread)
    {
        var token = kind.Split('-')[0] switch
        {
            "old" => Old.Create(thread),
            "dropped" => Dropped.Create(thread),
            "flipped" => Flip(Samples.Tokens.Create(thread)),
            _ => Samples.Tokens.Create(thread),
        };
        return kind[(kind.IndexOf('-', StringComparison.Ordinal) + 1)..] switch
        {
            "token" => token,
            "TOKEN" => token.ToUpperInvariant(),
            "id" => $"{token}.1@shop.example",
            "ID" => $"{token}.1@shop.example".ToUpperInvariant(),
            "note" => _addresses.NotificationMessageId(thread, "note-1"),
            var other => throw new ArgumentException($"no such placeholder: {other}"),
        };
    }

    private void Answer(string threadId, InboundMessage message, string? proved, DateTimeOffset at)
    {
        var thread = _threads[threadId];
        var known = proved is null ? ImmutableArray<KnownCustomer>.Empty : [new KnownCustomer(message.Correspondent.Email, proved)];
        var reply = new ReplyFactory(_addresses, Samples.Options).Create(threadId, 1, message, Samples.Body(), at)!;
        Append(threadId, [new ThreadEvent.TurnCompleted(new(1, [message.Id], [], [], thread.Conversation with { Customers = known }, reply, null, []), at)]);
    }

    private void Append(string threadId, ImmutableArray<ThreadEvent> events)
    {
        _threads[threadId] = ThreadDecider.Fold(_threads.GetValueOrDefault(threadId, ThreadSnapshot.Empty), events);
        _index.AddRange(ThreadIndexing.Of(threadId, events));
    }

    [GeneratedRegex("\\{(?<kind>[A-Za-z-]+):(?<who>[a-z]+)\\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
