using Platform.LeadPackages;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>The list of lead packages.</summary>
public sealed class SqliteLeadPackageList(SqliteDatabase database) : ILeadPackageList
{
    /// <inheritdoc/>
    public Task PutAsync(string packageId, string customerId, DateTimeOffset openedAt, CancellationToken cancellationToken = default) => database.WriteAsync(
        static (session, package) =>
        {
            using var put = session.Use("INSERT OR IGNORE INTO lead_packages (package_id, customer_id, opened_at) VALUES (?, ?, ?)");
            return put.Bind(1, package.PackageId).Bind(2, package.CustomerId).Bind(3, package.OpenedAt).Execute();
        },
        (PackageId: packageId, CustomerId: customerId, OpenedAt: openedAt),
        cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListAsync(int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return await database.ReadAsync(
            static (session, most) =>
            {
                using var select = session.Use("SELECT package_id FROM lead_packages ORDER BY opened_at DESC, package_id DESC LIMIT ?");
                return ReadIds(select.Bind(1, most));
            },
            limit,
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListOfAsync(string customerId, CancellationToken cancellationToken = default) => await database.ReadAsync(
        static (session, id) =>
        {
            using var select = session.Use("SELECT package_id FROM lead_packages WHERE customer_id = ? ORDER BY package_id");
            return ReadIds(select.Bind(1, id));
        },
        customerId,
        cancellationToken);

    /// <inheritdoc/>
    public Task RemoveAsync(string customerId, CancellationToken cancellationToken = default) => database.WriteAsync(
        static (session, id) =>
        {
            using var delete = session.Use("DELETE FROM lead_packages WHERE customer_id = ?");
            return delete.Bind(1, id).Execute();
        },
        customerId,
        cancellationToken);

    private static List<string> ReadIds(SqliteStatement select)
    {
        var ids = new List<string>();
        while (select.Step())
        {
            ids.Add(select.GetText(0));
        }

        return ids;
    }
}
