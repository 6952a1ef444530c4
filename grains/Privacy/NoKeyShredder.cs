namespace Platform.Privacy;

/// <summary>There is one process: it destroys the key as the last of its places, and nothing is left to be done later.</summary>
public sealed class NoKeyShredder : IKeyShredder
{
    /// <inheritdoc/>
    public Task RetireAsync(string customerId, CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<bool> ShredAsync(string customerId, CancellationToken cancellationToken = default) => Task.FromResult(true);
}
