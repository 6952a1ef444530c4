using System.Security.Cryptography;
using Platform.Encryption;
using Platform.Mail;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>The original bytes of every mail as objects, by content hash; checked against the hash when they are read.</summary>
/// <param name="objects">The bucket.</param>
/// <param name="cipher">Encrypts them; null for plain ones.</param>
internal sealed class ObjectMailStore(ObjectStore objects, ContentCipher? cipher = null) : IMailStore
{
    private readonly ContentCipher _cipher = cipher ?? ContentCipher.Off;

    /// <inheritdoc/>
    public Task PutAsync(string contentHash, ReadOnlyMemory<byte> mail, string owner = "", CancellationToken cancellationToken = default)
    {
        _ = StoredBody.RequireHash(contentHash);
        return PutEncryptedAsync(contentHash, mail, owner, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<byte[]?> FindAsync(string contentHash, CancellationToken cancellationToken = default)
    {
        if (StoredBody.ParseHash(contentHash) is not { } hash || await objects.FindAsync(Name(contentHash), cancellationToken) is not { } stored)
        {
            return null;
        }

        if (Has(stored, hash))
        {
            return stored;
        }

        // Any bytes may be a mail: that these are not the ones of the name tells that they are encrypted.
        return await _cipher.DecryptAsync(ContentPlaces.Mail(contentHash), stored, cancellationToken) is not { } mail ? null
            : Has(mail.Span, hash) ? mail.ToArray()
            : throw new InvalidDataException($"the stored bytes of mail {contentHash} are damaged: restore an earlier version of the object");
    }

    /// <summary>What the names of all original mails begin with.</summary>
    internal const string Prefix = "mails/";

    /// <summary>The object of a mail.</summary>
    internal static string Name(string contentHash) => $"{Prefix}{contentHash}";

    private static bool Has(ReadOnlySpan<byte> bytes, byte[] hash) => SHA256.HashData(bytes).AsSpan().SequenceEqual(hash);

    private async Task PutEncryptedAsync(string contentHash, ReadOnlyMemory<byte> mail, string owner, CancellationToken cancellationToken) =>
        await objects.PutAsync(Name(contentHash), await _cipher.EncryptAsync(owner, ContentPlaces.Mail(contentHash), mail, cancellationToken), cancellationToken);
}
