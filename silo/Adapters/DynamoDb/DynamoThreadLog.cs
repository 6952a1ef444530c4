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
internal sealed class DynamoThreadLog(IAmazonDynamoDB database, ObjectStore objects, DynamoTable rows, DynamoOptions options, ContentCipher? cipher = null) : IThreadLog
{
    private const int TokenBytes = 12;

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

        var item = await DynamoAppend.OfAsync(append, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes)), _cipher, cancellationToken);
        if (item.ObjectName is { } name)
        {
            await objects.PutAsync(name, item.Body.Bytes, cancellationToken);
        }

        await _index.PutAsync(append.Indexed.IsDefault ? [] : append.Indexed, item, cancellationToken);
        await CommitAsync(item, cancellationToken);
        await _heads.PutAsync(append.Head, item.Head, cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RecordedEvent> ReadAsync(
        string threadId, long afterVersion = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        DynamoAppend? last = null;
        await foreach (var append in ReadAppendsAsync(threadId, afterVersion, cancellationToken))
        {
            var stored = append.ObjectName is { } name
                ? await objects.FindAsync(name, cancellationToken) ?? throw new InvalidDataException($"object {name} is missing: restore the bucket")
                : append.Body.Bytes;
            foreach (var recorded in await append.EventsAsync(stored, _cipher, cancellationToken))
            {
                if (recorded.Version > afterVersion)
                {
                    yield return recorded;
                }
            }

            last = append;
        }

        if (last is not null)
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
                await _heads.HealAsync(await FindTipAsync(entry.ThreadId, cancellationToken) ?? append, cancellationToken);
                found.Add(new(messageIdHeader, entry.ThreadId, entry.MessageId));
            }
        }

        return [.. found.Distinct()];
    }

    private async Task CommitAsync(DynamoAppend append, CancellationToken cancellationToken)
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

    private async IAsyncEnumerable<DynamoAppend> ReadAppendsAsync(string threadId, long afterVersion, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = Query(threadId, "v > :v", afterVersion);
        var first = true;
        do
        {
            var page = await database.QueryAsync(request, cancellationToken);
            var appends = (page.Items ?? []).Select(DynamoAppend.Read).ToList();
            if (first && afterVersion > 0 && (appends.Count == 0 || appends[0].First > afterVersion + 1)
                && await FindUpToAsync(threadId, afterVersion, cancellationToken) is { } around)
            {
                // The version is inside an append, or the newest one of all.
                yield return around;
            }

            foreach (var append in appends)
            {
                yield return append;
            }

            first = false;
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
    }

    private Task<DynamoAppend?> FindTipAsync(string threadId, CancellationToken cancellationToken) => FindUpToAsync(threadId, long.MaxValue, cancellationToken);

    private async Task<DynamoAppend?> FindUpToAsync(string threadId, long version, CancellationToken cancellationToken)
    {
        var request = Query(threadId, "v BETWEEN :one AND :v", version);
        request.ExpressionAttributeValues[":one"] = Number(1);
        request.ScanIndexForward = false;
        request.Limit = 1;
        return (await database.QueryAsync(request, cancellationToken)).Items is [var item, ..] ? DynamoAppend.Read(item) : null;
    }

    private async Task<DynamoAppend?> FindAsync(string threadId, long version, CancellationToken cancellationToken)
    {
        var answer = await database.GetItemAsync(
            new GetItemRequest { TableName = _table, Key = new() { ["t"] = Text(threadId), ["v"] = Number(version) }, ConsistentRead = true }, cancellationToken);
        return answer.Item is { Count: > 0 } item ? DynamoAppend.Read(item) : null;
    }

    private QueryRequest Query(string threadId, string range, long version) => new()
    {
        TableName = _table,
        KeyConditionExpression = $"t = :t AND {range}",
        ExpressionAttributeValues = new() { [":t"] = Text(threadId), [":v"] = Number(version) },
        ConsistentRead = true,
    };
}
