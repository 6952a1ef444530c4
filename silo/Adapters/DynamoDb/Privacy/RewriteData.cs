using Platform.Privacy;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>What was begun with threads and is not finished, be it by a process that died, and the replies that go with it. Registered behind the threads.</summary>
internal sealed class RewriteData(DynamoRewrites rewrites) : IPersonalData, IAgedData
{
    /// <inheritdoc/>
    public string Name => "rewrites";

    /// <inheritdoc/>
    public Task<object?> ExportAsync(Person person, CancellationToken cancellationToken = default) => Task.FromResult<object?>(null);

    /// <inheritdoc/>
    public async Task<int> EraseAsync(Person person, CancellationToken cancellationToken = default)
    {
        // Its events were counted when they were decided.
        await rewrites.FinishAllAsync(cancellationToken);
        return 0;
    }

    /// <inheritdoc/>
    public async Task<int> RemoveOlderAsync(DateTimeOffset before, CancellationToken cancellationToken = default)
    {
        await rewrites.FinishAllAsync(cancellationToken);
        return 0;
    }
}
