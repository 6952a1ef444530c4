using Platform.Orders;

namespace Platform.Verifications;

/// <summary>What is next on the way to a level.</summary>
public abstract record VerificationStep
{
    private VerificationStep()
    {
    }

    /// <summary>The level is proved.</summary>
    public sealed record Proved : VerificationStep;

    /// <summary>A proof is missing.</summary>
    public sealed record Ask(string Slot) : VerificationStep;

    /// <summary>Compare with the order store; a match proves <paramref name="Level"/>.</summary>
    public sealed record Compare(OrderProof Proof, int Level) : VerificationStep;

    /// <summary>It cannot be proved: a human is called.</summary>
    public sealed record HandOff(string Reason) : VerificationStep;
}
