using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using NSubstitute;

namespace Platform.Tests.Purchases;

/// <summary>A database whose writer dies: nothing that it does behind a certain write reaches the tables.</summary>
/// <param name="tables">The tables.</param>
/// <param name="deadAt">The write at which it dies, from 1.</param>
/// <param name="after">Whether that write is still done, and only its answer lost.</param>
internal sealed class MortalDatabase(IAmazonDynamoDB tables, int deadAt, bool after)
{
    private readonly CancellationTokenSource _process = new();
    private int _writes;

    /// <summary>Cancelled when it has died.</summary>
    public CancellationToken Process => _process.Token;

    /// <summary>What the writer sees.</summary>
    public IAmazonDynamoDB Open()
    {
        var database = Substitute.For<IAmazonDynamoDB>();
        database.GetItemAsync(default(GetItemRequest)!, default).ReturnsForAnyArgs(call => ReadAsync(() => tables.GetItemAsync(call.Arg<GetItemRequest>())));
        database.QueryAsync(default(QueryRequest)!, default).ReturnsForAnyArgs(call => ReadAsync(() => tables.QueryAsync(call.Arg<QueryRequest>())));
        database.PutItemAsync(default(PutItemRequest)!, default).ReturnsForAnyArgs(call => WriteAsync(() => tables.PutItemAsync(call.Arg<PutItemRequest>())));
        database.DeleteItemAsync(default(DeleteItemRequest)!, default).ReturnsForAnyArgs(call => WriteAsync(() => tables.DeleteItemAsync(call.Arg<DeleteItemRequest>())));
        database.UpdateItemAsync(default(UpdateItemRequest)!, default).ReturnsForAnyArgs(call => WriteAsync(() => tables.UpdateItemAsync(call.Arg<UpdateItemRequest>())));
        database.TransactWriteItemsAsync(default!, default).ReturnsForAnyArgs(call => WriteAsync(() => tables.TransactWriteItemsAsync(call.Arg<TransactWriteItemsRequest>())));
        return database;
    }

    private async Task<T> ReadAsync<T>(Func<Task<T>> read)
    {
        Process.ThrowIfCancellationRequested();
        return await read();
    }

    private async Task<T> WriteAsync<T>(Func<Task<T>> write)
    {
        Process.ThrowIfCancellationRequested();
        var dies = ++_writes == deadAt;
        if (dies && !after)
        {
            await _process.CancelAsync();
            Process.ThrowIfCancellationRequested();
        }

        try
        {
            return await write();
        }
        finally
        {
            // Also when it was refused: nobody hears of that either.
            if (dies)
            {
                await _process.CancelAsync();
                Process.ThrowIfCancellationRequested();
            }
        }
    }
}
