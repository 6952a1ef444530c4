namespace Platform.Mail;

/// <summary>What became of reading a mail. Every sequence of bytes has one of the two outcomes; none throws.</summary>
public abstract record MailReading
{
    private MailReading()
    {
    }

    /// <summary>The mail's stable identity: 30 characters of base32; the same mail always has the same.</summary>
    public abstract string MessageKey { get; }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public abstract string ContentHash { get; }

    /// <summary>The mail was read.</summary>
    public sealed record Accepted(MailContent Mail) : MailReading
    {
        /// <inheritdoc/>
        public override string MessageKey => Mail.MessageKey;

        /// <inheritdoc/>
        public override string ContentHash => Mail.ContentHash;
    }

    /// <summary>The mail is beyond a limit or cannot be read: it is quarantined with this reason and not lost.</summary>
    /// <param name="Reason">One of <see cref="RejectReasons"/>.</param>
    /// <param name="MessageKey">The identity, made from the bytes.</param>
    /// <param name="ContentHash">SHA-256 of the bytes.</param>
    public sealed record Rejected(string Reason, string MessageKey, string ContentHash) : MailReading
    {
        /// <inheritdoc/>
        public override string MessageKey { get; } = MessageKey;

        /// <inheritdoc/>
        public override string ContentHash { get; } = ContentHash;
    }
}
