namespace Platform.Privacy;

/// <summary>
/// Destroys an erased person's data key where it cannot be done at once, because other processes may hold it: crypto-shredding
/// (docs/adr/0031-people-in-a-cluster.md).
/// </summary>
public interface IKeyShredder
{
    /// <summary>Begins it: whoever asks for the person's key from now on gets the next one. May be repeated.</summary>
    Task RetireAsync(string customerId, CancellationToken cancellationToken = default);

    /// <summary>Destroys the retired keys whose wait is over, once nothing is under them any more. Never waits itself.</summary>
    /// <returns>Whether none is left; false to be asked again later.</returns>
    Task<bool> ShredAsync(string customerId, CancellationToken cancellationToken = default);
}
