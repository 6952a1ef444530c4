using System.Security.Cryptography;
using Platform.Mail;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>The original bytes of every mail as objects, by content hash; checked against the hash when they are read.</summary>
internal sealed class ObjectMailStore(ObjectStore objects) : IMailStore
{
    /// <inheritdoc/>
    public Task PutAsync(string contentHash, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken = default)
    {
        _ = StoredBody.RequireHash(contentHash);
        return objects.PutAsync(Name(contentHash), mail, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<byte[]?> FindAsync(string contentHash, CancellationToken cancellationToken = default)
    {
        if (StoredBody.ParseHash(contentHash) is not { } hash || await objects.FindAsync(Name(contentHash), cancellationToken) is not { } mail)
        {
            return null;
        }

        return SHA256.HashData(mail).AsSpan().SequenceEqual(hash)
            ? mail
            : throw new InvalidDataException($"the stored bytes of mail {contentHash} are damaged: restore an earlier version of the object");
    }

    /// <summary>What the names of all original mails begin with.</summary>
    internal const string Prefix = "mails/";

    /// <summary>The object of a mail.</summary>
    internal static string Name(string contentHash) => $"{Prefix}{contentHash}";
}
