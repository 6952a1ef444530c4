using MailKit;

namespace Platform.Silo.Adapters.Smtp;

/// <summary>
/// Told by the library how much of a mail is written. When all of it is, and before its end is sent, the moment is made durable: a process that
/// dies from there on knows afterwards that the relay may have the mail. A connection lost before that moment leaves nothing behind.
/// </summary>
/// <param name="reached">Makes it durable; false when another process has the mail: then the end is not sent.</param>
internal sealed class EndOfData(Func<Task<bool>> reached) : ITransferProgress
{
    /// <summary>Whether the end may have been sent.</summary>
    public bool IsReached { get; private set; }

    public void Report(long bytesTransferred, long totalSize)
    {
        // Doubled dots count as transferred and not in the size: then this is a few bytes early, never late.
        if (bytesTransferred < totalSize || IsReached)
        {
            return;
        }

        // The library asks synchronously. One group commit; the number of connections bounds the threads that wait.
#pragma warning disable MA0045
        if (!reached().GetAwaiter().GetResult())
#pragma warning restore MA0045
        {
            throw new MailTakenOverException();
        }

        IsReached = true;
    }

    public void Report(long bytesTransferred)
    {
    }
}
