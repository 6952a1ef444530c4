using Platform.Threads;

namespace Platform.Privacy;

/// <summary>
/// The one exception to the log's rule that an event is never changed (docs/adr/0013-personal-data.md). Only a thread's own grain calls it.
/// Each method is one transaction, and overwrites what it removes.
/// </summary>
public interface IThreadErasure
{
    /// <summary>Rewrites events, appends that it was done, and puts head, message index and original mails right.</summary>
    /// <exception cref="ThreadVersionConflictException">The thread is at another version; nothing was written.</exception>
    Task RewriteAsync(ThreadRewrite rewrite, CancellationToken cancellationToken = default);

    /// <summary>Removes a thread with everything that belongs to it.</summary>
    /// <exception cref="ThreadVersionConflictException">The thread is at another version; nothing was written.</exception>
    Task RemoveAsync(ThreadRemoval removal, CancellationToken cancellationToken = default);
}
