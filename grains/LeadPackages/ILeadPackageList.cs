namespace Platform.LeadPackages;

/// <summary>The ids of packages, for lists; what they are is asked of their grains.</summary>
public interface ILeadPackageList
{
    /// <summary>Puts a package into the list. A repeat changes nothing.</summary>
    Task PutAsync(string packageId, string customerId, DateTimeOffset openedAt, CancellationToken cancellationToken = default);

    /// <summary>The newest packages' ids, newest first.</summary>
    Task<IReadOnlyList<string>> ListAsync(int limit, CancellationToken cancellationToken = default);

    /// <summary>The ids of all packages of a customer.</summary>
    Task<IReadOnlyList<string>> ListOfAsync(string customerId, CancellationToken cancellationToken = default);

    /// <summary>Takes a customer's packages off the list.</summary>
    Task RemoveAsync(string customerId, CancellationToken cancellationToken = default);
}
