using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using Platform.Encryption;
using Platform.Silo.Adapters.Encryption;
using Platform.Silo.Adapters.Sqlite;
using Platform.Threads;
using static Platform.Silo.Adapters.DynamoDb.DynamoItem;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>The item of one append: its events, the head after them, and the token of the write.</summary>
/// <param name="ThreadId">The thread.</param>
/// <param name="First">The version of the first event; the sort key.</param>
/// <param name="Count">How many events.</param>
/// <param name="Token">Tells one write from another that has the same content.</param>
/// <param name="Head">The head after the events, JSON.</param>
/// <param name="Body">The events; empty when they are in an object.</param>
/// <param name="Size">Bytes of the events before compression.</param>
/// <param name="ObjectName">Where events are that no item could hold; null for here.</param>
internal sealed record DynamoAppend(string ThreadId, long First, int Count, string Token, string Head, StoredBody Body, int Size, string? ObjectName)
{
    /// <summary>The attributes of rewriting and removing.</summary>
    public const string PlanName = "rw";
    public const string RevisionName = "r";
    private const string EndName = "x";

    // An item has at most 400 KB with all its names; the head is below 2 KB.
    private const int LargestBody = 300 * 1024;

    /// <summary>The plan by which earlier appends are being rewritten, until all of them are: whoever reads takes them from there. Null but on such an append.</summary>
    public string? Plan { get; init; }

    /// <summary>The rewriting that the item comes from; null for what was appended.</summary>
    public string? Revision { get; init; }

    /// <summary>Whether the thread ends here: what is left of it is being removed, and is not read any more.</summary>
    public bool IsEnd { get; init; }

    /// <summary>The version after it.</summary>
    public long Last => First + Count - 1;

    /// <summary>Whether the events have to go into an object first.</summary>
    public bool IsLarge => Body.Bytes.Length > LargestBody;

    public static async ValueTask<DynamoAppend> OfAsync(ThreadAppend append, string token, ContentCipher cipher, CancellationToken cancellationToken)
    {
        var events = Encode(append.Events);
        var first = append.ExpectedVersion + 1;
        var owner = ContentOwners.OfAddress(append.Head.Customer);
        var body = await StoredBody.Encode(events).EncryptAsync(cipher, owner, ContentPlaces.Append(append.ThreadId, first), cancellationToken);
        var head = await cipher.EncryptAsync(append.Head, cancellationToken);
        var item = new DynamoAppend(
            append.ThreadId, first, append.Events.Length, token, JsonSerializer.Serialize(head, PlatformJson.Options), body, events.Length, ObjectName: null);
        return item.IsLarge ? item with { ObjectName = $"log/{append.ThreadId}/{item.First}-{token}" } : item;
    }

    public static DynamoAppend Read(Dictionary<string, AttributeValue> item) => new(
        item.Text("t"), item.Number("v"), (int)item.Number("e"), item.Text("w"), item.Text("head"),
        new((int)item.Number("c"), item.TryGetValue("b", out var body) ? body.B.ToArray() : default), (int)item.Number("z"), item.TextOrNull("o"))
    {
        Plan = item.TextOrNull(PlanName),
        Revision = item.TextOrNull(RevisionName),
        IsEnd = item.ContainsKey(EndName),
    };

    public Dictionary<string, AttributeValue> Write()
    {
        var item = new Dictionary<string, AttributeValue>
        {
            ["t"] = Text(ThreadId),
            ["v"] = Number(First),
            ["e"] = Number(Count),
            ["w"] = Text(Token),
            ["head"] = Text(Head),
            ["c"] = Number(Body.Encoding),
            ["z"] = Number(Size),
        };
        if (ObjectName is { } name)
        {
            item["o"] = Text(name);
        }
        else
        {
            item["b"] = Bytes(Body.Bytes);
        }

        if (Plan is { } plan)
        {
            item[PlanName] = Text(plan);
        }

        if (Revision is { } revision)
        {
            item[RevisionName] = Text(revision);
        }

        if (IsEnd)
        {
            item[EndName] = Number(1);
        }

        return item;
    }

    /// <summary>The events with their versions.</summary>
    /// <param name="stored">The stored bytes: of the item, or of its object.</param>
    /// <param name="cipher">Decrypts them.</param>
    /// <param name="cancellationToken">Ends the wait for a key.</param>
    public async ValueTask<IReadOnlyList<RecordedEvent>> EventsAsync(ReadOnlyMemory<byte> stored, ContentCipher cipher, CancellationToken cancellationToken)
    {
        if (await new StoredBody(Body.Encoding, stored).DecryptAsync(cipher, ContentPlaces.Append(ThreadId, First), cancellationToken) is not { } plain)
        {
            var at = JsonSerializer.Deserialize<ThreadHead>(Head, PlatformJson.Stored)!.LastActivityAt;
            return [.. Enumerable.Range(0, Count).Select(index => new RecordedEvent(First + index, new ThreadEvent.Erased(at)) { IsErased = true })];
        }

        var events = StoredBody.Decode(plain.Encoding, plain.Bytes.Span, Size)
            ?? throw new InvalidDataException($"the stored events of thread {ThreadId} from version {First} are damaged: restore the table to a moment before");
        using var document = JsonDocument.Parse(events);
        return [.. document.RootElement.EnumerateArray().Select((pair, index) => new RecordedEvent(
            First + index, ThreadEventCodec.Decode(pair[0].GetString()!, Encoding.UTF8.GetBytes(pair[1].GetRawText()))))];
    }

    private static byte[] Encode(ImmutableArray<ThreadEvent> events)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var happened in events)
            {
                var (name, payload) = ThreadEventCodec.Encode(happened);
                writer.WriteStartArray();
                writer.WriteStringValue(name);
                writer.WriteRawValue(payload, skipInputValidation: true);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
