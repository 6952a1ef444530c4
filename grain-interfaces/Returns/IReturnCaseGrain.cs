using Platform.Encryption;

namespace Platform.Returns;

/// <summary>One return from its opening to the money or the new article. Key: the RMA number. Every call is idempotent.</summary>
[Alias("platform.returns.i-return-case-grain")]
public interface IReturnCaseGrain : IEncryptedState
{
    /// <summary>Opens the case, makes its label and confirms it to the customer; goes on where a crash interrupted it. Throws when a step could not be done: it is asked for again.</summary>
    /// <param name="opening">What was decided.</param>
    [Alias("Open")]
    Task Open(ReturnOpening opening);

    /// <summary>Confirms the case once more, for whoever was told another number for the same item.</summary>
    /// <param name="rma">The number that was told.</param>
    [Alias("ConfirmFor")]
    Task ConfirmFor(string rma);

    /// <summary>The case; null when there is none of this number.</summary>
    [ReadOnly, Alias("Get")]
    Task<ReturnCase?> Get();

    /// <summary>An operator moves the case: to <see cref="ReturnStatus.Received"/>, then to <see cref="ReturnStatus.Refunded"/> or <see cref="ReturnStatus.Exchanged"/>.</summary>
    /// <param name="status">Where to.</param>
    /// <param name="by">The operator's name.</param>
    /// <returns>The case as it is then, in its old status when the move is refused; null when there is none.</returns>
    [Alias("Move")]
    Task<ReturnCase?> Move(ReturnStatus status, string by);

    /// <summary>Forgets the state when its person is erased (docs/adr/0013-personal-data.md). Idempotent.</summary>
    [Alias("Erase")]
    Task Erase();
}
