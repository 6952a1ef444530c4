using System.Collections.Immutable;

namespace Platform.Silo.Adapters.Ses;

/// <summary>What a message of the inbound queue is.</summary>
public abstract record SesNotice
{
    private SesNotice()
    {
    }

    /// <summary>Mails lie in a bucket.</summary>
    public sealed record Mails(ImmutableArray<StoredObject> Objects) : SesNotice;

    /// <summary>Nothing to do, such as S3's test of a new notification.</summary>
    public sealed record Nothing : SesNotice;

    /// <summary>It is not understood: it stays for the dead-letter queue.</summary>
    public sealed record Unreadable(string Reason) : SesNotice;
}
