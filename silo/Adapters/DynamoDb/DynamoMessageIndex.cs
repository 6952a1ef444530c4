using System.Collections.Immutable;
using Platform.Threads;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>Message-IDs and the append that brought each. Written before the append, so that none is missing; read against it, so that none is too many.</summary>
internal sealed class DynamoMessageIndex(DynamoTable rows)
{
    public Task PutAsync(ImmutableArray<IndexedMessage> indexed, DynamoAppend append, CancellationToken cancellationToken) =>
        Task.WhenAll(indexed.Select((message, number) => rows.PutAsync(
            DynamoRow.Of(Partition(message.MessageIdHeader), $"{append.Token}#{number}", new Entry(message.ThreadId, message.MessageId, append.First, append.Token)),
            cancellationToken)));

    /// <summary>Removes entries that an append has brought.</summary>
    public async Task RemoveAsync(IEnumerable<IndexedMessage> indexed, DynamoAppend append, CancellationToken cancellationToken)
    {
        foreach (var message in indexed)
        {
            await foreach (var row in rows.QueryAsync(new(Partition(message.MessageIdHeader)), cancellationToken))
            {
                if (row.As<Entry>() is var entry && entry.ThreadId == message.ThreadId && entry.MessageId == message.MessageId && entry.Version == append.First)
                {
                    await rows.RemoveAsync(row.Partition, row.Sort, cancellationToken);
                }
            }
        }
    }

    public async Task<IReadOnlyList<Entry>> FindAsync(string messageIdHeader, CancellationToken cancellationToken)
    {
        var entries = new List<Entry>();
        await foreach (var row in rows.QueryAsync(new(Partition(messageIdHeader)), cancellationToken))
        {
            entries.Add(row.As<Entry>());
        }

        return entries;
    }

    private static string Partition(string messageIdHeader) => $"message#{messageIdHeader}";

    /// <summary>An entry.</summary>
    /// <param name="ThreadId">The thread.</param>
    /// <param name="MessageId">The message.</param>
    /// <param name="Version">The first version of the append.</param>
    /// <param name="Token">The append's.</param>
    internal sealed record Entry(string ThreadId, string MessageId, long Version, string Token);
}
