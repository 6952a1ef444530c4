using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Platform.Encryption;
using Platform.Silo.Adapters.Encryption;
using Platform.Silo.Adapters.Sqlite;
using Platform.Silo.Adapters.Sqlite.Schema;
using Platform.Tests.Storage;
using Platform.Tests.Support;

namespace Platform.Tests.Encryption;

/// <summary>A database, a file of data keys beside it, and a key-encryption key of a test.</summary>
internal sealed class EncryptionFixture : IDisposable
{
    private readonly TempFolder _folder = new();
    private SqliteDatabase _keys;

    public EncryptionFixture(params byte[][] keyEncryptionKeys)
    {
        _keys = OpenKeys();
        Open(keyEncryptionKeys.Length > 0 ? keyEncryptionKeys : [Key(1)]);
    }

    public StorageFixture Storage { get; } = new();

    public ManualTime Time { get; } = new(StorageFixture.Start);

    public SqliteDataKeyStore Store { get; private set; } = null!;

    public DataKeys Keys { get; private set; } = null!;

    public ContentCipher Cipher { get; private set; } = null!;

    /// <summary>A key-encryption key: 32 times one byte.</summary>
    public static byte[] Key(byte value) => [.. Enumerable.Repeat(value, 32)];

    public static DataKeys KeysOf(IDataKeyStore store, TimeProvider time, params byte[][] keyEncryptionKeys) =>
        new(store, new FileKeyWrapper([.. keyEncryptionKeys], "the file"), Options.Create(new EncryptionOptions()), time);

    /// <summary>As after a restart, with these keys in the file.</summary>
    public void Reopen(params byte[][] keyEncryptionKeys)
    {
        _keys.Dispose();
        _keys = OpenKeys();
        Open(keyEncryptionKeys);
    }

    public void Dispose()
    {
        _keys.Dispose();
        Storage.Dispose();
        _folder.Dispose();
    }

    private void Open(byte[][] keyEncryptionKeys)
    {
        Store = new SqliteDataKeyStore(_keys);
        Keys = KeysOf(Store, Time, keyEncryptionKeys);
        Cipher = new(Keys);
    }

    private SqliteDatabase OpenKeys() =>
        SqliteDatabase.Open(new() { Path = _folder.Combine("keys.db"), Steps = DataKeysSchema.Steps }, NullLogger<SqliteDatabase>.Instance);
}
