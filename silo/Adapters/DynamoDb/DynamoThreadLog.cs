using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Platform.Encryption;
using Platform.Silo.Adapters.Encryption;
using Platform.Threads;
using static Platform.Silo.Adapters.DynamoDb.DynamoItem;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>
/// The log of all threads on DynamoDB: an append is one conditional write of one item, which holds its events and the head after them. The
/// item that lists read (version 0) and the message index follow from it, and are put right by whoever reads (docs/adr/0024-dynamodb.md).
/// </summary>
internal sealed partial class DynamoThreadLog(IAmazonDynamoDB database, ObjectStore objects, DynamoTable rows, DynamoOptions options, ContentCipher? cipher = null) : IThreadLog
{
    private const int TokenBytes = 12;
    private const int MostTries = 5;

    private readonly string _table = DynamoSchema.LogName(options.TablePrefix);
    private readonly DynamoThreadHeads _heads = new(database, options);
    private readonly DynamoMessageIndex _index = new(rows);
    private readonly ContentCipher _cipher = cipher ?? ContentCipher.Off;

    /// <inheritdoc/>
    public async Task AppendAsync(ThreadAppend append, CancellationToken cancellationToken = default)
    {
        AppendRules.Check(append);

        // Refused before anything is written. What happens between here and the write is caught by its condition: versions begin where
        // an append ended, so that two writers who both saw the same end fight for the same key.
        var tip = (await FindTipAsync(append.ThreadId, cancellationToken))?.Last ?? 0;
        if (tip != append.ExpectedVersion)
        {
            throw new ThreadVersionConflictException(append.ThreadId, append.ExpectedVersion, tip);
        }

        // With one token: what is encrypted anew takes the place of what was written before.
        var token = NextToken();
        var item = await ContentCipher.WriteAsync(async () =>
        {
            var window = OpenWindow();
            var item = await EncodeAsync(append, token, cancellationToken);
            if (item.ObjectName is { } name)
            {
                await objects.PutAsync(name, item.Body.Bytes, cancellationToken);
            }

            await _index.PutAsync(append.Indexed.IsDefault ? [] : append.Indexed, item, cancellationToken);
            window?.Require();
            await CommitAsync(item, cancellationToken);
            return item;
        });
        await _heads.PutAsync(append.Head, item.Head, cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RecordedEvent> ReadAsync(
        string threadId, long afterVersion = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var appends = await ReadWholeAsync(threadId, afterVersion, cancellationToken);
        foreach (var append in appends)
        {
            foreach (var recorded in await EventsAsync(append, cancellationToken))
            {
                if (recorded.Version > afterVersion)
                {
                    yield return recorded;
                }
            }
        }

        if (appends is [.., var last])
        {
            await _heads.HealAsync(last, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<ThreadHead?> FindHeadAsync(string threadId, CancellationToken cancellationToken = default) =>
        await _heads.FindAsync(threadId, cancellationToken) is { } head ? await _cipher.DecryptAsync(head, cancellationToken) : null;

    /// <inheritdoc/>
    public async Task<ThreadHeadPage> ListHeadsAsync(ThreadQuery query, CancellationToken cancellationToken = default)
    {
        var page = await _heads.ListAsync(query, cancellationToken);
        return page with { Heads = await _cipher.DecryptAsync(page.Heads, cancellationToken) };
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> ListThreadIdsAsync(CancellationToken cancellationToken = default) => _heads.ListIdsAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListPendingAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken = default) =>
        _heads.ListPendingAsync(before, limit, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IndexedMessage>> FindMessageAsync(string messageIdHeader, CancellationToken cancellationToken = default)
    {
        var found = new List<IndexedMessage>();
        foreach (var entry in await _index.FindAsync(messageIdHeader, cancellationToken))
        {
            // The entry is written before its append. Only one whose append is there counts: otherwise a mail that a crash interrupted
            // would be taken for a duplicate when it comes again.
            if (await FindAsync(entry.ThreadId, entry.Version, cancellationToken) is { } append && append.Token == entry.Token)
            {
                var tip = await FindTipAsync(entry.ThreadId, cancellationToken) ?? append;
                if (!tip.IsEnd)
                {
                    await _heads.HealAsync(tip, cancellationToken);
                    found.Add(new(messageIdHeader, entry.ThreadId, entry.MessageId));
                }
            }
        }

        return [.. found.Distinct()];
    }

    /// <inheritdoc cref="ContentCipher.OpenWindow"/>
    internal WriteWindow? OpenWindow() => _cipher.OpenWindow();

    /// <summary>An append as it is stored.</summary>
    internal ValueTask<DynamoAppend> EncodeAsync(ThreadAppend append, string token, CancellationToken cancellationToken) =>
        DynamoAppend.OfAsync(append, token, _cipher, cancellationToken);

    /// <summary>Writes an append when nobody else has written one at its version.</summary>
    /// <exception cref="ThreadVersionConflictException">Somebody has.</exception>
    internal async Task CommitAsync(DynamoAppend append, CancellationToken cancellationToken)
    {
        try
        {
            await database.PutItemAsync(
                new PutItemRequest { TableName = _table, Item = append.Write(), ConditionExpression = "attribute_not_exists(t)" }, cancellationToken);
        }
        catch (ConditionalCheckFailedException)
        {
            // The client repeats a write whose answer was lost: then the item that is in the way is our own.
            if (await FindAsync(append.ThreadId, append.First, cancellationToken) is { } there && there.Token == append.Token)
            {
                return;
            }

            var tip = await FindTipAsync(append.ThreadId, cancellationToken);
            throw new ThreadVersionConflictException(append.ThreadId, append.First - 1, tip?.Last ?? 0);
        }
    }

    /// <summary>The events of an append.</summary>
    internal async Task<IReadOnlyList<RecordedEvent>> EventsAsync(DynamoAppend append, CancellationToken cancellationToken)
    {
        while (append.ObjectName is { } name)
        {
            if (await objects.FindAsync(name, cancellationToken) is { } stored)
            {
                return await append.EventsAsync(stored, _cipher, cancellationToken);
            }

            // Rewritten since it was read: its events are elsewhere by now.
            var now = await FindAsync(append.ThreadId, append.First, cancellationToken);
            append = now is not null && now.ObjectName != name ? now : throw new InvalidDataException($"object {name} is missing: restore the bucket");
        }

        return await append.EventsAsync(append.Body.Bytes, _cipher, cancellationToken);
    }

    /// <summary>The appends as they are stored, those that are about to be rewritten included.</summary>
    internal async Task<List<DynamoAppend>> ReadStoredAsync(string threadId, long afterVersion, CancellationToken cancellationToken)
    {
        var appends = new List<DynamoAppend>();
        await foreach (var append in ReadAppendsAsync(threadId, afterVersion, cancellationToken))
        {
            appends.Add(append);
        }

        return appends;
    }

    /// <summary>The appends as they are to be read: a rewriting that was decided counts as done, wherever it was interrupted, and of a thread that ends nothing is left.</summary>
    private async Task<List<DynamoAppend>> ReadWholeAsync(string threadId, long afterVersion, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var appends = await ReadStoredAsync(threadId, afterVersion, cancellationToken);
            if (appends.Exists(append => append.IsEnd))
            {
                return [];
            }

            if (appends.Find(append => append.Plan is not null)?.Plan is not { } name)
            {
                return appends;
            }

            if (await objects.FindAsync(name, cancellationToken) is { } plan)
            {
                return DynamoPlan.Read(plan).Over(appends);
            }

            // It was finished between the two reads.
        }

        throw new InvalidDataException($"the plan by which thread {threadId} is being rewritten is missing: restore the bucket");
    }

    /// <summary>Tells one write from another.</summary>
    internal static string NextToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
}
