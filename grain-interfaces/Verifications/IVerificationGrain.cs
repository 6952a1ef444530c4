using Platform.Agents;
using Platform.Encryption;

namespace Platform.Verifications;

/// <summary>
/// Proves levels (docs/adr/0007-correspondents-and-levels.md): asks for what is missing, compares what was given with the order store, counts
/// every try durably before it compares. Key: <see cref="Customers.CustomerIds.FromAddress"/> of the correspondent, so that tries in parallel
/// threads are counted together.
/// </summary>
[Alias("platform.verifications.i-verification-grain")]
public interface IVerificationGrain : IEncryptedState
{
    /// <summary>Proves a level with the slots of the request, or says what is missing. A turn that is made twice counts its try once.</summary>
    /// <param name="request">The request of the agent that needs the level.</param>
    /// <param name="level">The level: 2 or 3.</param>
    /// <returns>The proved level, or what to ask, or a hand-off when the tries are used up.</returns>
    [Alias("Prove")]
    Task<AgentAnswer> Prove(AgentRequest request, int level);

    /// <summary>The tries of the last 24 hours, newest last, for operators.</summary>
    [ReadOnly, Alias("GetTries")]
    Task<ImmutableArray<Threads.VerificationTry>> GetTries();

    /// <summary>Forgets the tries: they are gone from storage when this returns. Idempotent.</summary>
    [Alias("Erase")]
    Task Erase();
}
