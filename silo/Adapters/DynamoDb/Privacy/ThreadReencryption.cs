using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Platform.Encryption;
using Platform.Threads;
using static Platform.Silo.Adapters.DynamoDb.DynamoItem;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>
/// The log and the heads: what others said in an erased person's threads, and what that person wrote since. Ciphertexts are replaced in their
/// items, which keep token and revision: a rewriting that is under way goes on over them.
/// </summary>
internal sealed class ThreadReencryption(IAmazonDynamoDB database, DynamoThreadLog log, DynamoRewrites rewrites, ObjectStore objects, DynamoOptions options) : IReencryption
{
    private readonly string _table = DynamoSchema.LogName(options.TablePrefix);

    /// <inheritdoc/>
    public async Task<int> RunAsync(RetiredKey retired, CancellationToken cancellationToken)
    {
        // What was decided and waits in a plan may be under the key as well: afterwards it is in its items.
        await rewrites.FinishAllAsync(cancellationToken);
        var found = 0;
        await Parallel.ForEachAsync(log.ListThreadIdsAsync(cancellationToken), DynamoPeople.Options(cancellationToken), async (id, cancel) =>
            Interlocked.Add(ref found, await RunAsync(id, retired, cancel)));
        return found;
    }

    private async Task<int> RunAsync(string threadId, RetiredKey retired, CancellationToken cancellationToken)
    {
        var found = await ReplaceHeadAsync(threadId, retired, cancellationToken);
        foreach (var append in await log.ReadStoredAsync(threadId, 0, cancellationToken))
        {
            var place = ContentPlaces.Append(threadId, append.First);
            if (append.ObjectName is { } name && await retired.ReplaceAsync(objects, name, place, static _ => true, cancellationToken))
            {
                found++;
            }

            var head = await NextAsync(append.Head, threadId, retired, cancellationToken);
            var isBody = append.ObjectName is null && append.Body.IsEncrypted && retired.Encrypts(append.Body.Bytes.Span);
            if (head is null && !isBody)
            {
                continue;
            }

            found++;
            var body = isBody ? await retired.NextAsync(place, append.Body.Bytes, cancellationToken) : default;
            await UpdateAsync(Key(threadId, append.First), append.Head, head ?? append.Head, isBody ? (append.Body.Bytes, body) : null, cancellationToken);
        }

        return found;
    }

    private async Task<int> ReplaceHeadAsync(string threadId, RetiredKey retired, CancellationToken cancellationToken)
    {
        var answer = await database.GetItemAsync(new GetItemRequest { TableName = _table, Key = Key(threadId, 0), ConsistentRead = true }, cancellationToken);
        if (answer.Item is not { Count: > 0 } item || await NextAsync(item.Text("head"), threadId, retired, cancellationToken) is not { } next)
        {
            return 0;
        }

        await UpdateAsync(Key(threadId, 0), item.Text("head"), next, null, cancellationToken);
        return 1;
    }

    /// <summary>A stored head with its subject under the next key; null when it is not under the retired one.</summary>
    private static async ValueTask<string?> NextAsync(string json, string threadId, RetiredKey retired, CancellationToken cancellationToken)
    {
        var head = JsonSerializer.Deserialize<ThreadHead>(json, PlatformJson.Stored) ?? throw new InvalidDataException("a head is null");
        return retired.Encrypts(head.Subject)
            ? JsonSerializer.Serialize(head with { Subject = await retired.NextAsync(ContentPlaces.Subject(threadId), head.Subject, cancellationToken) }, PlatformJson.Options)
            : null;
    }

    private async Task UpdateAsync(
        Dictionary<string, AttributeValue> key, string head, string nextHead, (ReadOnlyMemory<byte> Was, ReadOnlyMemory<byte> Next)? body, CancellationToken cancellationToken)
    {
        var request = new UpdateItemRequest
        {
            TableName = _table,
            Key = key,
            UpdateExpression = "SET #h = :next",
            ConditionExpression = "#h = :was",
            ExpressionAttributeNames = new() { ["#h"] = "head" },
            ExpressionAttributeValues = new() { [":was"] = Text(head), [":next"] = Text(nextHead) },
        };
        if (body is { } bytes)
        {
            request.UpdateExpression += ", #b = :nextBody";
            request.ConditionExpression += " AND #b = :wasBody";
            request.ExpressionAttributeNames["#b"] = "b";
            (request.ExpressionAttributeValues[":wasBody"], request.ExpressionAttributeValues[":nextBody"]) = (Bytes(bytes.Was), Bytes(bytes.Next));
        }

        try
        {
            await database.UpdateItemAsync(request, cancellationToken);
        }
        catch (ConditionalCheckFailedException)
        {
            // Rewritten, removed or appended to since it was read: what is there now is looked at again.
        }
    }

    private static Dictionary<string, AttributeValue> Key(string threadId, long version) => new() { ["t"] = Text(threadId), ["v"] = Number(version) };
}
