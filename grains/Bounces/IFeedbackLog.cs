namespace Platform.Bounces;

/// <summary>Every report that came, with what was done about it. Holds no addresses. Durable when a task completes.</summary>
public interface IFeedbackLog
{
    /// <summary>Enters the entries of one mail; those of a mail that is there already are left as they were.</summary>
    Task PutAsync(ImmutableArray<FeedbackEntry> entries, CancellationToken cancellationToken = default);

    /// <summary>A page, newest first.</summary>
    /// <param name="ignored">True for those that changed nothing, false for the others, null for both.</param>
    /// <param name="before">Only entries with a smaller number.</param>
    /// <param name="limit">The most entries.</param>
    Task<IReadOnlyList<NumberedFeedback>> ListAsync(bool? ignored, long before, int limit, CancellationToken cancellationToken = default);
}
