using System.Buffers.Binary;
using Platform.Encryption;
using Platform.Silo.Adapters.Privacy;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>The wrapped data keys, in a file beside the database.</summary>
/// <param name="keys">That file: <see cref="DataFolder.KeysPath"/>, never the database itself.</param>
public sealed class SqliteDataKeyStore(SqliteDatabase keys) : IDataKeyStore
{
    private const string Columns = "owner, number, key_encryption_key, wrapped, created_at";

    /// <inheritdoc/>
    public async Task<StoredDataKey?> FindCurrentAsync(UInt128 owner, CancellationToken cancellationToken = default) => await keys.ReadAsync(
        static (session, owner) =>
        {
            using var select = session.Use($"SELECT {Columns} FROM data_keys WHERE owner = ? AND retired = 0");
            return select.Bind(1, Bytes(owner)).Step() ? Read(select) : null;
        },
        owner,
        cancellationToken);

    /// <inheritdoc/>
    public async Task<StoredDataKey?> FindAsync(DataKeyId id, CancellationToken cancellationToken = default) => await keys.ReadAsync(
        static (session, id) =>
        {
            using var select = session.Use($"SELECT {Columns} FROM data_keys WHERE owner = ? AND number = ?");
            return select.Bind(1, Bytes(id.Owner)).Bind(2, (long)id.Number).Step() ? Read(select) : null;
        },
        id,
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> TryAddAsync(StoredDataKey key, CancellationToken cancellationToken = default) => keys.WriteAsync(
        static (session, key) =>
        {
            using var insert = session.Use($"INSERT INTO data_keys ({Columns}) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
            return insert.Bind(1, Bytes(key.Id.Owner)).Bind(2, (long)key.Id.Number).Bind(3, key.Wrapped.KeyEncryptionKey)
                .Bind(4, key.Wrapped.Bytes.Span).Bind(5, key.CreatedAt).Execute() > 0;
        },
        key,
        cancellationToken);

    /// <inheritdoc/>
    public Task RewrapAsync(StoredDataKey read, WrappedKey wrapped, CancellationToken cancellationToken = default) => keys.WriteAsync(
        static (session, state) =>
        {
            using var update = session.Use("UPDATE data_keys SET key_encryption_key = ?, wrapped = ? WHERE owner = ? AND number = ? AND wrapped = ?");
            return update.Bind(1, state.wrapped.KeyEncryptionKey).Bind(2, state.wrapped.Bytes.Span)
                .Bind(3, Bytes(state.read.Id.Owner)).Bind(4, (long)state.read.Id.Number).Bind(5, state.read.Wrapped.Bytes.Span).Execute();
        },
        (read, wrapped),
        cancellationToken);

    /// <inheritdoc/>
    public Task RetireAsync(UInt128 owner, CancellationToken cancellationToken = default) => keys.WriteAsync(
        static (session, owner) =>
        {
            using var update = session.Use("UPDATE data_keys SET retired = 1 WHERE owner = ? AND retired = 0");
            return update.Bind(1, Bytes(owner)).Execute();
        },
        owner,
        cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DataKeyId>> ListRetiredAsync(UInt128 owner, CancellationToken cancellationToken = default) => await keys.ReadAsync(
        static (session, owner) =>
        {
            using var select = session.Use("SELECT number FROM data_keys WHERE owner = ? AND retired = 1 ORDER BY number");
            select.Bind(1, Bytes(owner));
            var ids = new List<DataKeyId>();
            while (select.Step())
            {
                ids.Add(new(owner, (ulong)select.GetInt64(0)));
            }

            return ids;
        },
        owner,
        cancellationToken);

    /// <inheritdoc/>
    public async Task DestroyAsync(DataKeyId id, CancellationToken cancellationToken = default)
    {
        await keys.WriteAsync(
            static (session, id) => session.Overwriting(id, static (session, id) =>
            {
                using var delete = session.Use("DELETE FROM data_keys WHERE owner = ? AND number = ? AND retired = 1");
                return delete.Bind(1, Bytes(id.Owner)).Bind(2, (long)id.Number).Execute();
            }),
            id,
            cancellationToken);

        // The file is small: some 150 bytes a customer.
        await new SqliteScrubber(keys).ScrubAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredDataKey>> ListAsync(string keyEncryptionKey, int limit, CancellationToken cancellationToken = default) =>
        await keys.ReadAsync(
            static (session, state) =>
            {
                using var select = session.Use($"SELECT {Columns} FROM data_keys WHERE key_encryption_key = ? LIMIT ?");
                select.Bind(1, state.keyEncryptionKey).Bind(2, state.limit);
                var found = new List<StoredDataKey>();
                while (select.Step())
                {
                    found.Add(Read(select));
                }

                return found;
            },
            (keyEncryptionKey, limit),
            cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> AnyAsync(CancellationToken cancellationToken = default) =>
        await keys.ReadAsync(static (session, _) => session.Scalar("SELECT EXISTS (SELECT 1 FROM data_keys)") > 0, 0, cancellationToken);

    private static byte[] Bytes(UInt128 owner)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, owner);
        return bytes;
    }

    private static StoredDataKey Read(SqliteStatement row) => new(
        new(BinaryPrimitives.ReadUInt128BigEndian(row.GetBlob(0)), (ulong)row.GetInt64(1)), new(row.GetText(2), row.GetBlob(3).ToArray()), row.GetMoment(4));
}
