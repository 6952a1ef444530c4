namespace Platform.Encryption;

/// <summary>
/// The time between the encryption of content and the last write that makes it count. In a cluster nobody refuses what is written under a retired
/// key; whoever destroys one waits instead (<see cref="EncryptionOptions.WriteMargin"/>), and so a write must not begin later than it is waited for.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="length">How long it is open.</param>
public sealed class WriteWindow(TimeProvider time, TimeSpan length)
{
    private readonly long _since = time.GetTimestamp();

    /// <summary>Refuses a write that comes too late.</summary>
    /// <exception cref="RetiredKeyException">It has to be encrypted anew.</exception>
    public void Require()
    {
        if (time.GetElapsedTime(_since) > length)
        {
            throw new RetiredKeyException();
        }
    }
}
