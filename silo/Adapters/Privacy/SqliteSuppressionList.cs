using System.Security.Cryptography;
using System.Text;
using Platform.Silo.Adapters.Sqlite;
using Platform.Suppressions;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>Suppressions by the hash of the address.</summary>
public sealed class SqliteSuppressionList(SqliteDatabase database) : ISuppressionList
{
    /// <inheritdoc/>
    public Task AddAsync(string address, string reason, DateTimeOffset since, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            static (session, entry) =>
            {
                using var insert = session.Use("INSERT OR IGNORE INTO suppressions (address_hash, reason, since) VALUES (?, ?, ?)");
                return insert.Bind(1, entry.Hash).Bind(2, entry.Reason).Bind(3, entry.Since).Execute();
            },
            (Hash: HashOf(address), Reason: reason, Since: since),
            cancellationToken);

    /// <inheritdoc/>
    public async Task<string?> FindReasonAsync(string address, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(
            static (session, hash) =>
            {
                using var select = session.Use("SELECT reason FROM suppressions WHERE address_hash = ?");
                return select.Bind(1, hash).Step() ? select.GetText(0) : null;
            },
            HashOf(address),
            cancellationToken);

    private static byte[] HashOf(string address) => SHA256.HashData(Encoding.UTF8.GetBytes("suppression/v1\0" + address.Trim().ToLowerInvariant()));
}
