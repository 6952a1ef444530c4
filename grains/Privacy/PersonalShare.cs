using System.Text.Json.Nodes;
using Platform.Threads;

namespace Platform.Privacy;

/// <summary>Which part of a thread is a person's: the messages from the address or to be answered there, and those of correspondents who were verified here to be the person.</summary>
public sealed class PersonalShare
{
    private const string Masked = "[erased]";
    private readonly HashSet<string> _addresses;
    private readonly List<string> _traces;
    private readonly DateTimeOffset _until;
    private readonly HashSet<string> _newer;
    private readonly HashSet<(string Correspondent, DateTimeOffset At)> _said;
    private readonly HashSet<VerificationTry> _tries = [];
    private readonly HashSet<Verification> _proved = [];

    private PersonalShare(HashSet<string> addresses, DateTimeOffset until, List<ThreadEvent.MessageReceived> theirs)
    {
        _addresses = addresses;
        _until = until;
        List<InboundMessage> erased = [.. theirs.Where(received => received.At <= until).Select(received => received.Message)];
        Messages = [.. erased.Select(message => message.Id)];
        _newer = [.. theirs.Where(received => received.At > until).Select(received => received.Message.Id)];
        _said = [.. erased.Select(message => (message.Correspondent.Email, message.ReceivedAt))];
        Originals = [.. erased.Select(message => message.ContentHash).Where(hash => hash.Length > 0).Distinct()];

        // Names of one word are too common to be masked in what others wrote.
        _traces =
        [
            .. addresses,
            .. erased.Select(message => message.MessageIdHeader).OfType<string>(),
            .. erased.Select(message => message.From.Name?.Trim()).OfType<string>().Where(name => name.Contains(' ', StringComparison.Ordinal)),
        ];
    }

    /// <summary>The ids of the person's messages up to the moment.</summary>
    public ImmutableHashSet<string> Messages { get; }

    /// <summary>Whether the message that opened the thread is the person's: its subject is the thread's.</summary>
    public bool HasFirst { get; private init; }

    /// <summary>The content hashes of their originals.</summary>
    public ImmutableArray<string> Originals { get; }

    /// <summary>Other addresses that were verified here to be the person.</summary>
    public ImmutableArray<string> Correspondents { get; private init; } = [];

    /// <summary>The replies to the person, by what they answer.</summary>
    public ImmutableArray<string> ReplyIds { get; private set; } = [];

    /// <summary>Finds a person's share of a thread.</summary>
    public static PersonalShare Of(ImmutableArray<RecordedEvent> events, string address, DateTimeOffset until)
    {
        var completed = events.Select(recorded => recorded.Event).OfType<ThreadEvent.TurnCompleted>().ToList();
        ImmutableArray<string> correspondents =
        [
            .. completed.SelectMany(turn => turn.Result.Conversation.Customers)
                .Where(known => known.Email == address && known.Correspondent != address)
                .Select(known => known.Correspondent)
                .Distinct(),
        ];
        HashSet<string> addresses = new(correspondents.Append(address), StringComparer.OrdinalIgnoreCase);
        var received = events.Select(recorded => recorded.Event).OfType<ThreadEvent.MessageReceived>().ToList();
        var theirs = received
            .Where(one => addresses.Contains(one.Message.From.Email) || one.Message.ReplyTo.Any(replyTo => addresses.Contains(replyTo.Email)))
            .ToList();
        var share = new PersonalShare(addresses, until, theirs)
        {
            Correspondents = correspondents,
            HasFirst = theirs.Count > 0 && theirs[0] == received[0] && theirs[0].At <= until,
        };
        share.Collect(completed);
        return share;
    }

    /// <summary>Whether an address is the person's and the moment is not later than the erasure.</summary>
    public bool IsPerson(string address, DateTimeOffset at) => at <= _until && _addresses.Contains(address);

    /// <summary>Whether the person said what a slot holds, be it for somebody else who is to be answered.</summary>
    public bool Said(SlotValue slot) => IsPerson(slot.Correspondent, slot.At) || _said.Contains((slot.Correspondent, slot.At));

    /// <summary>Whether the person tried a proof.</summary>
    public bool Tried(VerificationTry tried) => IsPerson(tried.Correspondent, tried.At) || _tries.Contains(tried);

    /// <summary>Whether the person proved a level.</summary>
    public bool Proved(Verification proved) => IsPerson(proved.Correspondent, proved.At) || _proved.Contains(proved);

    /// <summary>Whether a turn answered the person.</summary>
    public bool IsTurn(ThreadEvent.TurnCompleted completed) =>
        completed.Result.MessageIds.Any(Messages.Contains)
        || (completed.Result.Reply is { } reply && IsPerson(reply.To.Email, completed.At));

    /// <summary>Somebody else's message as it may stay: in a thread with the person its quote quotes the person. Null when nothing of it has to go.</summary>
    public InboundMessage? Others(InboundMessage message) =>
        Messages.IsEmpty || message.Quote.Length == 0 ? null : message with { Quote = "" };

    /// <summary>The event without the person's address, message ids and full name, wherever they stand. What the person wrote later is left.</summary>
    public ThreadEvent Mask(ThreadEvent happened)
    {
        if (IsNewer(happened))
        {
            return happened;
        }

        var (name, payload) = ThreadEventCodec.Encode(happened);
        var json = JsonNode.Parse(payload)!;
        return Mask(json) ? ThreadEventCodec.Decode(name, System.Text.Encoding.UTF8.GetBytes(json.ToJsonString(PlatformJson.Options))) : happened;
    }

    /// <summary>What the person's turns added to the thread.</summary>
    private void Collect(List<ThreadEvent.TurnCompleted> completed)
    {
        var before = Conversation.Empty;
        foreach (var turn in completed)
        {
            var after = turn.Result.Conversation;
            if (IsTurn(turn))
            {
                _tries.UnionWith(after.Tries.Except(before.Tries));
                _proved.UnionWith(after.Verifications.Except(before.Verifications));
            }

            before = after;
        }

        ReplyIds = [.. completed.Where(IsTurn).Select(turn => turn.Result.Reply?.Id).OfType<string>()];
    }

    private bool IsNewer(ThreadEvent happened) => happened switch
    {
        ThreadEvent.Opened opened => opened.At > _until && _addresses.Contains(opened.Customer),
        ThreadEvent.MessageReceived received => _newer.Contains(received.Message.Id),
        ThreadEvent.TurnCompleted completed => completed.Result.MessageIds.Any(_newer.Contains),
        ThreadEvent.VerificationTried tried => tried.At > _until && _addresses.Contains(tried.Try.Correspondent),
        _ => false,
    };

    private bool Mask(JsonNode? node)
    {
        var changed = false;
        switch (node)
        {
            case JsonObject values:
                if (values["email"] is JsonValue email && _addresses.Contains(email.ToString()) && values["name"] is not null)
                {
                    values["name"] = null;
                    changed = true;
                }

                foreach (var key in values.Select(value => value.Key).ToList())
                {
                    changed |= Masks(values[key], out var text) ? Set(values, key, text) : Mask(values[key]);
                }

                break;
            case JsonArray items:
                for (var index = 0; index < items.Count; index++)
                {
                    if (Masks(items[index], out var text))
                    {
                        items[index] = text;
                        changed = true;
                    }
                    else
                    {
                        changed |= Mask(items[index]);
                    }
                }

                break;
            default:
                break;
        }

        return changed;
    }

    private static bool Set(JsonObject values, string key, string text)
    {
        values[key] = text;
        return true;
    }

    private bool Masks(JsonNode? node, out string masked)
    {
        masked = "";
        if (node is not JsonValue value || !value.TryGetValue<string>(out var text))
        {
            return false;
        }

        masked = _traces.Aggregate(text, (left, trace) => left.Replace(trace, Masked, StringComparison.OrdinalIgnoreCase));
        return masked != text;
    }
}
