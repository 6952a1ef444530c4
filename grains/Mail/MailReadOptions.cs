namespace Platform.Mail;

/// <summary>What the reader of mail knows about the shop, and its limits.</summary>
public sealed class MailReadOptions
{
    /// <summary>Addresses that the platform sends from; a plus-tag in a mail's address is ignored when it is compared. Default: none.</summary>
    public IReadOnlySet<string> OwnAddresses { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>The domain of the Message-IDs that the platform makes, such as <c>threads.shop.example</c>; null when it has none of its own. Default: null.</summary>
    public string? MessageIdDomain { get; init; }

    /// <summary>Whether a Message-ID is one that the platform signed; null when nobody can tell. A domain alone is no proof where people write from the same one. Default: null.</summary>
    public Func<string, bool>? IsOwnId { get; init; }

    /// <summary>
    /// List-Ids of groups that are only a way into the support mailbox. Their List-* and Precedence headers say nothing of the writer,
    /// so that a customer who writes to a group address stays a customer. Default: none.
    /// </summary>
    public IReadOnlySet<string> OwnListIds { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>The authserv-ids that are believed; see <see cref="MailIntakeOptions.AuthservIds"/>. Default: none.</summary>
    public IReadOnlySet<string> AuthservIds { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>The largest mail that is read, in bytes. Default: 40 MB (40 * 1024 * 1024).</summary>
    public int MaxBytes { get; init; } = 40 * 1024 * 1024;

    /// <summary>The most parts of a mail, containers included. Default: 200.</summary>
    public int MaxParts { get; init; } = 200;

    /// <summary>How deep parts may be nested; the mail itself is at depth 0. Default: 20.</summary>
    public int MaxDepth { get; init; } = 20;

    /// <summary>The largest header block, in bytes, of the mail. Default: 256 KB.</summary>
    public int MaxHeaderBytes { get; init; } = 256 * 1024;

    /// <summary>How many bytes of a text part are read as text; the rest stays in the original. Default: 1 MB.</summary>
    public int MaxTextBytes { get; init; } = 1024 * 1024;

    /// <summary>How many characters of one attachment's text are kept. Default: 64 K.</summary>
    public int MaxAttachmentText { get; init; } = 64 * 1024;

    /// <summary>How many ids of References are kept: the first and the newest (RFC 5322 §3.6.4). Default: 100.</summary>
    public int MaxReferences { get; init; } = 100;

    /// <summary>How many addresses of one header are kept. Default: 500.</summary>
    public int MaxAddresses { get; init; } = 500;
}
