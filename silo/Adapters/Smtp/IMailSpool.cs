namespace Platform.Silo.Adapters.Smtp;

/// <summary>
/// The staged mails of a relay or of SES, each until its outcome is remembered with its delivery. Every write is durable when its task completes,
/// and every read sees what was written before, by whatever process (docs/adr/0018-smtp.md, 0027-spool-of-a-cluster.md).
/// </summary>
internal interface IMailSpool
{
    /// <summary>Stages a mail. One that is there stays as it is: a retry is the same bytes.</summary>
    Task PutAsync(string id, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken);

    /// <summary>A staged mail, without its bytes once it is done; null when none is staged.</summary>
    ValueTask<SpooledMail?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The end of the mail is about to be sent: until an answer comes, nobody knows whether it was taken.</summary>
    /// <param name="id">The delivery.</param>
    /// <param name="seen">The mail as this sender found it.</param>
    /// <returns>False when it is not so any more: it is gone or done, or somebody else has begun. Then nothing may be sent.</returns>
    Task<bool> BeginEndAsync(string id, SpooledMail seen);

    /// <summary>Notes what an answer meant. A mail that is done stays as it is.</summary>
    /// <param name="id">The delivery.</param>
    /// <param name="verdict">What it meant.</param>
    /// <param name="confirms">Whether it answers the end of a mail that was begun.</param>
    /// <param name="assignedId">The Message-ID that the service sent it under; null when it kept ours.</param>
    Task RecordAsync(string id, SmtpVerdict verdict, bool confirms, string? assignedId = null);

    /// <summary>Drops a mail. Idempotent.</summary>
    Task RemoveAsync(string id, CancellationToken cancellationToken);
}
