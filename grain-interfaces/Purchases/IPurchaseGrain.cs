using Platform.Encryption;

namespace Platform.Purchases;

/// <summary>Carries out one accepted offer, wholly or not at all. Key: the offer's id.</summary>
[Alias("platform.purchases.i-purchase-grain")]
public interface IPurchaseGrain : IEncryptedState
{
    /// <summary>Begins, or goes on with what was begun. Returns when it has ended or its next attempt is scheduled. Idempotent.</summary>
    /// <param name="order">The accepted offer.</param>
    [Alias("Start")]
    Task Start(PurchaseOrder order);

    /// <summary>Goes on; does nothing when it has ended or was never begun.</summary>
    [Alias("Resume")]
    Task Resume();

    /// <summary>The purchase as it stands; null when there is none.</summary>
    [ReadOnly, Alias("Get")]
    Task<Purchase?> Get();

    /// <summary>Forgets the purchase when its person is erased (docs/adr/0013-personal-data.md), unless it is under way: what was reserved or paid has to be settled first.</summary>
    /// <returns>Whether there was one, and it was forgotten.</returns>
    [Alias("Erase")]
    Task<bool> Erase();
}
