using Platform.Encryption;

namespace Platform.Budgets;

/// <summary>
/// The automatic mails that one address gets, over all its threads (RFC 5230 §4.2 in spirit): a robot that opens a new thread each time is not
/// answered for ever. Key: <see cref="Customers.CustomerIds.FromAddress"/>.
/// </summary>
[Alias("platform.budgets.i-reply-budget-grain")]
public interface IReplyBudgetGrain : IEncryptedState
{
    /// <summary>Takes one mail off the budget. The same reply is counted once.</summary>
    /// <param name="replyId">The reply's id.</param>
    /// <returns>False when the budget of the window is used up.</returns>
    [Alias("TryTake")]
    Task<bool> TryTake(string replyId);

    /// <summary>Forgets the state when its person is erased (docs/adr/0013-personal-data.md). Idempotent.</summary>
    [Alias("Erase")]
    Task Erase();
}
