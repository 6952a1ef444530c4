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

    private PersonalShare(HashSet<string> addresses, DateTimeOffset until, List<ThreadEvent.MessageReceived> theirs)
    {
        _addresses = addresses;
        _until = until;
        List<InboundMessage> erased = [.. theirs.Where(received => received.At <= until).Select(received => received.Message)];
        Messages = [.. erased.Select(message => message.Id)];
        _newer = [.. theirs.Where(received => received.At > until).Select(received => received.Message.Id)];
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

    /// <summary>The content hashes of their originals.</summary>
    public ImmutableArray<string> Originals { get; }

    /// <summary>Other addresses that were verified here to be the person.</summary>
    public ImmutableArray<string> Correspondents { get; private init; } = [];

    /// <summary>The replies to the person, by what they answer.</summary>
    public ImmutableArray<string> ReplyIds { get; private init; } = [];

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
        var theirs = events.Select(recorded => recorded.Event).OfType<ThreadEvent.MessageReceived>()
            .Where(received => addresses.Contains(received.Message.From.Email) || received.Message.ReplyTo.Any(replyTo => addresses.Contains(replyTo.Email)))
            .ToList();
        var share = new PersonalShare(addresses, until, theirs) { Correspondents = correspondents };
        return new(addresses, until, theirs)
        {
            Correspondents = correspondents,
            ReplyIds = [.. completed.Where(share.IsTurn).Select(turn => turn.Result.Reply?.Id).OfType<string>()],
        };
    }

    /// <summary>Whether an address is the person's and the moment is not later than the erasure.</summary>
    public bool IsPerson(string address, DateTimeOffset at) => at <= _until && _addresses.Contains(address);

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
