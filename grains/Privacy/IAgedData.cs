namespace Platform.Privacy;

/// <summary>Data beside the threads that is kept for as long as they are: quarantined mails, files of taken and handed-over mails.</summary>
public interface IAgedData
{
    /// <summary>Removes what is older than a moment.</summary>
    /// <returns>How many things were removed.</returns>
    Task<int> RemoveOlderAsync(DateTimeOffset before, CancellationToken cancellationToken = default);
}
