using Platform.Privacy;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>
/// DynamoDB and S3 have no pages that could be rewritten: what is not named is not read. What their backups keep, and for how long, is
/// in docs/adr/0031-people-in-a-cluster.md.
/// </summary>
internal sealed class ClusterScrubber : IScrubber
{
    /// <inheritdoc/>
    public Task ScrubAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
}
