using Amazon.DynamoDBv2;
using Amazon.S3;
using Microsoft.Extensions.Hosting;
using Platform.Silo.Adapters.DynamoDb;

namespace Platform.Silo.Hosting;

/// <summary>Makes missing tables and the bucket, where the settings ask for it. Runs before the silo starts.</summary>
internal sealed class DynamoPreparation(IAmazonDynamoDB database, IAmazonS3 objects, DynamoOptions options, TimeProvider time) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        options.CreateMissing ? DynamoBootstrapper.RunAsync(database, objects, options, time, cancellationToken) : Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
