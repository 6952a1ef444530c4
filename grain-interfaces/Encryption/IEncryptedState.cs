namespace Platform.Encryption;

/// <summary>A grain whose state is encrypted with a customer's data key (docs/adr/0030-encryption-at-rest.md), and whom an erasure in a cluster can find by its key.</summary>
[Alias("platform.encryption.i-encrypted-state")]
public interface IEncryptedState : IGrainWithStringKey
{
    /// <summary>Writes the state as it is once more, with the key of now; nothing when there is none. Idempotent.</summary>
    [Alias("EncryptAnew")]
    Task EncryptAnew();
}
