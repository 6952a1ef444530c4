namespace Platform.Privacy;

/// <summary>Lets one process at a time carry out what every process could: erasures, retention. Only spares work; what is carried out may be done by two at once.</summary>
public interface IPrivacyTurn
{
    /// <summary>How often to look for what another process has entered; null where there is no other.</summary>
    TimeSpan? Patience { get; }

    /// <summary>Does a piece of work unless another process is at it; ends it when the turn is lost.</summary>
    /// <param name="work">Its name.</param>
    /// <param name="run">Does it and tells how much was done.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How much was done; 0 when another process is at it.</returns>
    Task<int> RunAsync(string work, Func<CancellationToken, Task<int>> run, CancellationToken cancellationToken = default);
}
