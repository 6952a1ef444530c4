using System.Text;

namespace Platform.Encryption;

/// <summary>
/// Encrypts and decrypts content for the stores: envelope encryption with a data key for each customer. What is plain is read as it is,
/// whether encryption is on or not; so nothing has to be migrated when it is switched on.
/// </summary>
/// <param name="keys">The data keys; null when encryption is off.</param>
public sealed class ContentCipher(IDataKeys? keys)
{
    // Begins no subject: control characters are removed from those (see Plain).
    private const char Encrypted = '\u0001';

    /// <summary>Writes plain, and reads plain.</summary>
    public static ContentCipher Off { get; } = new(null);

    /// <summary>Whether what is written is encrypted.</summary>
    public bool IsOn => keys is not null;

    /// <summary>Bytes as they are stored.</summary>
    /// <param name="owner">The customer's id, or empty; see <see cref="ContentOwners"/>.</param>
    /// <param name="place">One of <see cref="ContentPlaces"/>.</param>
    /// <param name="plain">The content.</param>
    /// <param name="cancellationToken">Ends the wait for a key.</param>
    public async ValueTask<ReadOnlyMemory<byte>> EncryptAsync(
        string owner, string place, ReadOnlyMemory<byte> plain, CancellationToken cancellationToken = default) =>
        keys is null ? plain : EncryptedContent.Encrypt(await keys.GetAsync(DataKeyId.OwnerOf(owner), cancellationToken), place, plain.Span);

    /// <summary>The content behind stored bytes; null when its key was destroyed by an erasure.</summary>
    /// <exception cref="ContentKeyException">It is encrypted, and encryption is off or its key cannot be unwrapped.</exception>
    /// <exception cref="InvalidDataException">It was changed, or belongs to another place.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> DecryptAsync(string place, ReadOnlyMemory<byte> stored, CancellationToken cancellationToken = default)
    {
        if (!EncryptedContent.Is(stored.Span))
        {
            return stored;
        }

        // Not "? bytes : null": that would be an array that is null, which is empty content.
        if (await FindAsync(EncryptedContent.KeyOf(stored.Span), cancellationToken) is not { } key)
        {
            return null;
        }

        return EncryptedContent.Decrypt(key, place, stored.Span);
    }

    /// <summary>A text as it is stored in place of a text.</summary>
    public async ValueTask<string> EncryptTextAsync(string owner, string place, string plain, CancellationToken cancellationToken = default)
    {
        if (keys is null || plain.Length == 0)
        {
            return Plain(plain);
        }

        var stored = await EncryptAsync(owner, place, Encoding.UTF8.GetBytes(plain), cancellationToken);

        // Without the version byte: the base64 of everything that a key encrypts then begins alike.
        return Encrypted + Convert.ToBase64String(stored.Span[1..]);
    }

    /// <summary>The text behind a stored one; empty when its key was destroyed by an erasure.</summary>
    public async ValueTask<string> DecryptTextAsync(string place, string stored, CancellationToken cancellationToken = default)
    {
        if (!IsEncryptedText(stored))
        {
            return stored;
        }

        var bytes = new byte[1 + (stored.Length * 3 / 4)];
        bytes[0] = EncryptedContent.Version1;
        if (!Convert.TryFromBase64String(stored[1..], bytes.AsSpan(1), out var length))
        {
            throw new InvalidDataException($"the encrypted text at {place} was changed: restore it from a backup");
        }

        return await DecryptAsync(place, bytes.AsMemory(0, length + 1), cancellationToken) is { } plain ? Encoding.UTF8.GetString(plain.Span) : "";
    }

    /// <summary>Whether a stored text is encrypted.</summary>
    public static bool IsEncryptedText(string stored) => stored.Length > 0 && stored[0] == Encrypted;

    /// <summary>What every encrypted text of a key begins with.</summary>
    public static string TextHeaderOf(DataKeyId id) => Encrypted + Convert.ToBase64String(EncryptedContent.HeaderOf(id).AsSpan(1));

    /// <summary>The key of an encrypted text.</summary>
    public static DataKeyId KeyOfText(string stored) => DataKeyId.Read(Convert.FromBase64String(stored[1..(1 + (DataKeyId.Size / 3 * 4))]));

    /// <summary>Refuses what is encrypted with a key that is being destroyed. To be asked where writes are in one order with the search for what is left.</summary>
    /// <exception cref="RetiredKeyException">It has to be encrypted anew.</exception>
    public void RequireLive(ReadOnlySpan<byte> stored)
    {
        if (keys is not null && EncryptedContent.Is(stored) && !keys.IsLive(EncryptedContent.KeyOf(stored)))
        {
            throw new RetiredKeyException();
        }
    }

    /// <summary>Begins an encryption whose write comes later, behind other writes; null when nothing is encrypted.</summary>
    public WriteWindow? OpenWindow() => keys?.OpenWindow();

    /// <summary>Encrypts and writes; both once more when the key was retired in between.</summary>
    public static async Task<T> WriteAsync<T>(Func<Task<T>> encryptAndWrite)
    {
        while (true)
        {
            try
            {
                return await encryptAndWrite();
            }
            catch (RetiredKeyException)
            {
                // The next key is another one: this ends.
            }
        }
    }

    private static string Plain(string text) => text.TrimStart(Encrypted);

    private async ValueTask<DataKey?> FindAsync(DataKeyId id, CancellationToken cancellationToken) => keys is not null
        ? await keys.FindAsync(id, cancellationToken)
        : throw new ContentKeyException(
            $"content is encrypted and no key is set: set {EncryptionOptions.Section}:KeyFile, {EncryptionOptions.Section}:KmsKeyId or {EncryptionOptions.KeyVariable}");
}
