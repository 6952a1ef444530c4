using Platform.Customers;
using Platform.Silo.Adapters.Sqlite;
using Platform.Suppressions;
using Platform.Tests.Storage;

namespace Platform.Tests.Suppressions;

public sealed class SqliteSuppressionListTests : IDisposable
{
    private static readonly string Ann = CustomerIds.FromAddress("ann@example.org");

    private readonly StorageFixture _storage = new();

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task Reasons_outlive_the_process_oldest_first()
    {
        await List().AddAsync(" Ann@Example.org", SuppressionReasons.Bounce, StorageFixture.Start.AddDays(1));
        await List().AddCustomerAsync(Ann, SuppressionReasons.OptOut, StorageFixture.Start);
        await List().AddCustomerAsync(Ann, SuppressionReasons.OptOut, StorageFixture.Start.AddDays(5));
        _storage.Reopen();

        Assert.Equal(
            [new Suppression(SuppressionReasons.OptOut, StorageFixture.Start), new Suppression(SuppressionReasons.Bounce, StorageFixture.Start.AddDays(1))],
            await List().ListAsync(Ann));
        Assert.Equal(SuppressionReasons.OptOut, await List().FindReasonAsync("ANN@example.org"));
        Assert.Null(await List().FindReasonAsync("bob@example.org"));
    }

    [Fact]
    public async Task A_reason_is_lifted_and_others_stay()
    {
        await List().AddCustomerAsync(Ann, SuppressionReasons.OptOut, StorageFixture.Start);
        await List().AddCustomerAsync(Ann, SuppressionReasons.Complaint, StorageFixture.Start);

        await List().LiftAsync(Ann, SuppressionReasons.OptOut);

        Assert.Equal([new Suppression(SuppressionReasons.Complaint, StorageFixture.Start)], await List().ListAsync(Ann));
    }

    [Fact]
    public async Task No_address_is_kept()
    {
        await List().AddAsync("ann@example.org", SuppressionReasons.Erased, StorageFixture.Start);

        Assert.Equal(0, await _storage.Scalar("SELECT count(*) FROM suppressions WHERE customer_id LIKE '%ann%' OR customer_id LIKE '%@%'"));
    }

    private ISuppressionList List() => new SqliteSuppressionList(_storage.Database);
}
