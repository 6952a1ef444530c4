using Platform.Customers;
using Platform.Suppressions;
using Platform.Tests.Storage;

namespace Platform.Tests.Contracts.Stores;

/// <summary>What every suppression list does.</summary>
public sealed class SuppressionListContractTests
{
    private static readonly string Ann = CustomerIds.FromAddress("ann@example.org");

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task Reasons_outlive_the_process_oldest_first(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await world.Suppressions.AddAsync(" Ann@Example.org", SuppressionReasons.Bounce, StorageFixture.Start.AddDays(1));
        await world.Suppressions.AddCustomerAsync(Ann, SuppressionReasons.OptOut, StorageFixture.Start);
        await world.Suppressions.AddCustomerAsync(Ann, SuppressionReasons.OptOut, StorageFixture.Start.AddDays(5));
        world.Reopen();

        Assert.Equal(
            [new Suppression(SuppressionReasons.OptOut, StorageFixture.Start), new Suppression(SuppressionReasons.Bounce, StorageFixture.Start.AddDays(1))],
            await world.Suppressions.ListAsync(Ann));
        Assert.Equal(SuppressionReasons.OptOut, await world.Suppressions.FindReasonAsync("ANN@example.org"));
        Assert.Null(await world.Suppressions.FindReasonAsync("bob@example.org"));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task A_reason_is_lifted_and_others_stay(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await world.Suppressions.AddCustomerAsync(Ann, SuppressionReasons.OptOut, StorageFixture.Start);
        await world.Suppressions.AddCustomerAsync(Ann, SuppressionReasons.Complaint, StorageFixture.Start);

        await world.Suppressions.LiftAsync(Ann, SuppressionReasons.OptOut);

        Assert.Equal([new Suppression(SuppressionReasons.Complaint, StorageFixture.Start)], await world.Suppressions.ListAsync(Ann));
    }
}
