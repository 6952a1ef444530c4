namespace Platform.Bounces;

/// <summary>Finds mails of ours by what a report names.</summary>
public interface ISentMails
{
    /// <summary>The mail with a Message-ID; null when there is none that was sent.</summary>
    /// <param name="messageId">Without angle brackets.</param>
    /// <returns>The mail, and whether the id has our signature.</returns>
    Task<(SentMail? Mail, bool IsSigned)> FindAsync(string messageId, CancellationToken cancellationToken = default);

    /// <summary>The newest reply of a thread to one of these addresses; null when there is none.</summary>
    Task<SentMail?> FindNewestAsync(string threadId, ImmutableArray<string> addresses, CancellationToken cancellationToken = default);
}
