namespace Platform.Privacy;

/// <summary>There is one process: it is always its turn.</summary>
public sealed class SoleTurn : IPrivacyTurn
{
    /// <inheritdoc/>
    public TimeSpan? Patience => null;

    /// <inheritdoc/>
    public Task<int> RunAsync(string work, Func<CancellationToken, Task<int>> run, CancellationToken cancellationToken = default) => run(cancellationToken);
}
