namespace Platform.Callbacks;

/// <summary>The shop's calls: one book, so that neither a time is given away twice nor a thread has two calls. Key: the shop, <c>shop</c>.</summary>
[Alias("platform.callbacks.i-callback-book-grain")]
public interface ICallbackBookGrain : IGrainWithStringKey
{
    /// <summary>The booked call that a thread is waiting for; null when there is none.</summary>
    /// <param name="threadId">The thread.</param>
    [ReadOnly, Alias("FindOpen")]
    Task<Callback?> FindOpen(string threadId);

    /// <summary>A call by its id; null when there is none.</summary>
    /// <param name="id">The call.</param>
    [ReadOnly, Alias("Find")]
    Task<Callback?> Find(string id);

    /// <summary>The calls of one day of the shop, by time, without those that were called off.</summary>
    /// <param name="day">The day where the shop is.</param>
    [ReadOnly, Alias("ListDay")]
    Task<ImmutableArray<Callback>> ListDay(DateOnly day);

    /// <summary>Holds the first free time of an interval for a thread, for a while: what is held may be promised. A thread holds one time. Idempotent by thread and turn.</summary>
    /// <param name="search">For whom and when.</param>
    /// <returns>The held time, or the nearest free ones.</returns>
    [Alias("Hold")]
    Task<CallbackOffer> Hold(CallbackSearch search);

    /// <summary>Books what a turn decided. Idempotent by the order's id; takes the place of the thread's earlier call.</summary>
    /// <param name="order">What was decided.</param>
    /// <returns>The call as it stands; null when a later turn of the thread has decided otherwise.</returns>
    [Alias("Book")]
    Task<Callback?> Book(CallbackOrder order);

    /// <summary>Calls a call off. Idempotent.</summary>
    /// <param name="id">The call.</param>
    /// <returns>The call as it stands; null when there is none.</returns>
    [Alias("Cancel")]
    Task<Callback?> Cancel(string id);

    /// <summary>Notes that an operator has made a call. Idempotent.</summary>
    /// <param name="id">The call.</param>
    /// <param name="operatorName">Who made it.</param>
    /// <returns>The call as it stands; null when there is none.</returns>
    [Alias("Complete")]
    Task<Callback?> Complete(string id, string operatorName);

    /// <summary>The calls of a customer, oldest first.</summary>
    /// <param name="customerId"><see cref="Customers.CustomerIds.FromAddress"/>.</param>
    [ReadOnly, Alias("ListOf")]
    Task<ImmutableArray<Callback>> ListOf(string customerId);

    /// <summary>Removes every call of a customer, booked ones too. Idempotent.</summary>
    /// <param name="customerId"><see cref="Customers.CustomerIds.FromAddress"/>.</param>
    /// <returns>How many there were.</returns>
    [Alias("Erase")]
    Task<int> Erase(string customerId);
}
