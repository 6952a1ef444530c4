using System.Security.Cryptography;
using Platform.Silo.Adapters.Sqlite;
using Platform.Tests.Contracts.Stores;

namespace Platform.Tests.Storage;

/// <summary>What only SQLite does; the rest is in <see cref="MailStoreContractTests"/>.</summary>
public sealed class SqliteMailStoreTests : IDisposable
{
    private readonly StorageFixture _storage = new();

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task The_same_bytes_are_one_row()
    {
        var mail = "Subject: short\r\n\r\nHello"u8.ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(mail));
        var store = new SqliteMailStore(_storage.Database);

        await store.PutAsync(hash, mail);
        await store.PutAsync(hash, mail);

        Assert.Equal(1, await _storage.Scalar("SELECT count(*) FROM mails"));
    }
}
