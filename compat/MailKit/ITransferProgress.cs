namespace MailKit;

/// <summary>Told how much of a message has been written.</summary>
public interface ITransferProgress
{
    void Report(long bytesTransferred, long totalSize);

    void Report(long bytesTransferred);
}
