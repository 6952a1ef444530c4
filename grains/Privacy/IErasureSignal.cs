namespace Platform.Privacy;

/// <summary>Tells whoever carries erasures out that one was entered. A lost signal costs a wait, not the erasure.</summary>
public interface IErasureSignal
{
    /// <summary>Something is in the ledger.</summary>
    void Wake();
}
