using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Platform.Encryption;
using Platform.Silo.Adapters.Encryption;
using Platform.Silo.Adapters.Sqlite;
using Platform.Silo.Adapters.Sqlite.Schema;

namespace Platform.Silo.Hosting;

/// <summary>The key-encryption key that the settings name, and the file of data keys beside the database. Owns that file.</summary>
public sealed class ContentKeys : IDisposable
{
    private readonly SqliteDatabase? _keys;

    private ContentKeys(EncryptionOptions options, IKeyWrapper? wrapper, SqliteDatabase? keys)
    {
        Options = options;
        Wrapper = wrapper;
        _keys = keys;
        Store = keys is null ? null : new SqliteDataKeyStore(keys);
    }

    /// <summary>The settings.</summary>
    public EncryptionOptions Options { get; }

    /// <summary>What wraps data keys; null when encryption is off.</summary>
    public IKeyWrapper? Wrapper { get; }

    /// <summary>Whether content is encrypted.</summary>
    public bool IsOn => Wrapper is not null;

    /// <summary>The data keys of one process; null when encryption is off and always was, and in a cluster.</summary>
    public IDataKeyStore? Store { get; }

    /// <summary>Reads the settings and opens the file, which is made when encryption is switched on first.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="path">The file of data keys; null in a cluster, which has them elsewhere.</param>
    /// <exception cref="ContentKeyException">The key-encryption key cannot be used; one line says why.</exception>
    public static ContentKeys Open(IConfiguration configuration, string? path)
    {
        var options = configuration.GetSection(EncryptionOptions.Section).Get<EncryptionOptions>() ?? new();
        var wrapper = KeyWrappers.Create(options, Environment.GetEnvironmentVariable);
        var keys = path is not null && (wrapper is not null || File.Exists(path))
            ? SqliteDatabase.Open(new() { Path = path, Steps = DataKeysSchema.Steps, ReaderLimit = 2 }, NullLogger<SqliteDatabase>.Instance)
            : null;
        return new(options, wrapper, keys);
    }

    /// <summary>The name of the key that the settings name; null when encryption is off. AWS KMS is not asked.</summary>
    /// <exception cref="ContentKeyException">The key cannot be used; one line says why.</exception>
    public static string? NameOf(EncryptionOptions options, Func<string, string?> environment)
    {
        var wrapper = KeyWrappers.Create(options, environment);
        (wrapper as IDisposable)?.Dispose();
        return wrapper?.Current;
    }

    /// <summary>The keys by themselves, for a command that runs without a host and may run beside one: it only reads.</summary>
    public ContentCipher CreateCipher() => Wrapper is null || Store is null
        ? ContentCipher.Off
        : new(new DataKeys(Store, Wrapper, Microsoft.Extensions.Options.Options.Create(Options), TimeProvider.System) { RewrapsWhenRead = false });

    /// <inheritdoc/>
    public void Dispose()
    {
        (Wrapper as IDisposable)?.Dispose();
        _keys?.Dispose();
    }
}
