using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.S3;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>Makes tables and bucket where they are missing: on a laptop and in tests. In an account they come from the template.</summary>
internal static class DynamoBootstrapper
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    public static async Task RunAsync(IAmazonDynamoDB database, IAmazonS3 objects, DynamoOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        await CreateAsync(database, DynamoSchema.Log(options.TablePrefix), time, cancellationToken);
        await CreateAsync(database, DynamoSchema.Rows(options.TablePrefix), time, cancellationToken);

        if (!options.IsLocal)
        {
            await LetRowsExpireAsync(database, DynamoSchema.RowsName(options.TablePrefix), cancellationToken);
        }

        try
        {
            await objects.PutBucketAsync(options.Bucket, cancellationToken);
        }
        catch (AmazonS3Exception known) when (known.ErrorCode is "BucketAlreadyOwnedByYou" or "BucketAlreadyExists")
        {
            // Another silo was first.
        }
    }

    private static async Task CreateAsync(IAmazonDynamoDB database, CreateTableRequest table, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await database.CreateTableAsync(table, cancellationToken);
        }
        catch (ResourceInUseException)
        {
            // Another silo was first.
        }

        while ((await database.DescribeTableAsync(table.TableName, cancellationToken)).Table.TableStatus != TableStatus.ACTIVE)
        {
            await Task.Delay(Poll, time, cancellationToken);
        }
    }

    private static async Task LetRowsExpireAsync(IAmazonDynamoDB database, string table, CancellationToken cancellationToken)
    {
        if ((await database.DescribeTimeToLiveAsync(table, cancellationToken)).TimeToLiveDescription.TimeToLiveStatus == TimeToLiveStatus.DISABLED)
        {
            await database.UpdateTimeToLiveAsync(
                new() { TableName = table, TimeToLiveSpecification = new() { AttributeName = DynamoSchema.TimeToLive, Enabled = true } }, cancellationToken);
        }
    }
}
