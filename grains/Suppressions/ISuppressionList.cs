namespace Platform.Suppressions;

/// <summary>Addresses that are not written to unasked any more, kept as hashes: the list cannot be read back into addresses, only asked.</summary>
public interface ISuppressionList
{
    /// <summary>Enters an address; the first reason stays.</summary>
    /// <param name="address">The address; case does not matter.</param>
    /// <param name="reason">A stable word such as <c>erased</c>.</param>
    /// <param name="since">When.</param>
    Task AddAsync(string address, string reason, DateTimeOffset since, CancellationToken cancellationToken = default);

    /// <summary>Why an address is suppressed; null when it is not.</summary>
    Task<string?> FindReasonAsync(string address, CancellationToken cancellationToken = default);
}
