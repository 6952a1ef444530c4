namespace Platform.Privacy;

/// <summary>Replies as they lie in the outbox.</summary>
public interface IReplyFiles
{
    /// <summary>Removes the files of replies, staged or handed over. One that a relay has taken is gone already.</summary>
    Task RemoveAsync(ImmutableArray<string> replyIds, CancellationToken cancellationToken = default);
}
