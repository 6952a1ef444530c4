namespace Platform.Encryption;

/// <summary>The data keys, unwrapped: one for each customer, made at the first content.</summary>
public interface IDataKeys
{
    /// <summary>The key to encrypt an owner's content with; made when there is none. Of two who make one at once, one wins and both use it.</summary>
    ValueTask<DataKey> GetAsync(UInt128 owner, CancellationToken cancellationToken = default);

    /// <summary>The key that something is encrypted with; null when it was destroyed.</summary>
    ValueTask<DataKey?> FindAsync(DataKeyId id, CancellationToken cancellationToken = default);

    /// <summary>Whether a key may still encrypt what is written: false from the moment when it was retired by this process.</summary>
    bool IsLive(DataKeyId id);

    /// <summary>Begins an encryption whose write comes later, behind other writes.</summary>
    WriteWindow OpenWindow();
}
