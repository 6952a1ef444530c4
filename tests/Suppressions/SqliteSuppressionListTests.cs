using Platform.Silo.Adapters.Sqlite;
using Platform.Suppressions;
using Platform.Tests.Contracts.Stores;
using Platform.Tests.Storage;

namespace Platform.Tests.Suppressions;

/// <summary>What only SQLite does; the rest is in <see cref="SuppressionListContractTests"/>.</summary>
public sealed class SqliteSuppressionListTests : IDisposable
{
    private readonly StorageFixture _storage = new();

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task No_address_is_kept()
    {
        await List().AddAsync("ann@example.org", SuppressionReasons.Erased, StorageFixture.Start);

        Assert.Equal(0, await _storage.Scalar("SELECT count(*) FROM suppressions WHERE customer_id LIKE '%ann%' OR customer_id LIKE '%@%'"));
    }

    private ISuppressionList List() => new SqliteSuppressionList(_storage.Database);
}
