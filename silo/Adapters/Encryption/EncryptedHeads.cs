using Platform.Encryption;
using Platform.Threads;

namespace Platform.Silo.Adapters.Encryption;

/// <summary>The rows of threads: their subject is content, everything else is looked up by.</summary>
internal static class EncryptedHeads
{
    /// <summary>A head as it is stored.</summary>
    public static async ValueTask<ThreadHead> EncryptAsync(this ContentCipher cipher, ThreadHead head, CancellationToken cancellationToken)
    {
        var subject = await cipher.EncryptTextAsync(ContentOwners.OfAddress(head.Customer), ContentPlaces.Subject(head.ThreadId), head.Subject, cancellationToken);
        return ReferenceEquals(subject, head.Subject) ? head : head with { Subject = subject };
    }

    /// <summary>A head as it was; without a subject when its key was destroyed.</summary>
    public static async ValueTask<ThreadHead> DecryptAsync(this ContentCipher cipher, ThreadHead head, CancellationToken cancellationToken) =>
        ContentCipher.IsEncryptedText(head.Subject)
            ? head with { Subject = await cipher.DecryptTextAsync(ContentPlaces.Subject(head.ThreadId), head.Subject, cancellationToken) }
            : head;

    /// <summary>Heads as they were.</summary>
    public static async ValueTask<IReadOnlyList<ThreadHead>> DecryptAsync(this ContentCipher cipher, IReadOnlyList<ThreadHead> heads, CancellationToken cancellationToken)
    {
        if (!heads.Any(head => ContentCipher.IsEncryptedText(head.Subject)))
        {
            return heads;
        }

        var plain = new List<ThreadHead>(heads.Count);
        foreach (var head in heads)
        {
            plain.Add(await cipher.DecryptAsync(head, cancellationToken));
        }

        return plain;
    }
}
