namespace Orleans.Runtime;

internal enum ActivationState : byte
{
    Creating,
    Activating,
    Valid,
    Deactivating,
    Invalid,
}

/// <summary>Something that takes calls for one grain id: an activation, or the pool of a stateless worker.</summary>
internal interface ICallTarget
{
    /// <summary>False: it is no more, ask the catalog again.</summary>
    bool Receive(GrainCall call);

    void DeactivateAll(DeactivationReason reason, List<Task> ended);

    void AbandonAll();

    IEnumerable<ActivationData> Activations { get; }
}
