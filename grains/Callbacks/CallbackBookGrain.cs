using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Platform.Customers;

namespace Platform.Callbacks;

/// <summary>Keeps the book, one decision after the other; each is durable before it is told.</summary>
public sealed class CallbackBookGrain(
    [PersistentState("callbacks", PlatformStorage.Grains)] IPersistentState<CallbackBook> saved,
    IOptions<CallbackOptions> options,
    TimeProvider time) : Grain, ICallbackBookGrain
{
    private readonly BusinessHours _hours = new(options.Value);

    private CallbackBook Current => saved.RecordExists ? saved.State : CallbackBook.Empty;

    public Task<Callback?> FindOpen(string threadId) =>
        Task.FromResult(Current.Callbacks.FirstOrDefault(call => call.Order.ThreadId == threadId && call.Status == CallbackStatus.Booked && call.End > time.GetUtcNow()));

    public Task<Callback?> Find(string id) => Task.FromResult(Current.Callbacks.FirstOrDefault(call => call.Order.Id == id));

    public Task<ImmutableArray<Callback>> ListDay(DateOnly day) => Task.FromResult(BookDecider.Day(Current, day, _hours));

    public Task<CallbackOffer> Hold(CallbackSearch search) => Save(BookDecider.Hold(Current, search, _hours, time.GetUtcNow()));

    public Task<Callback?> Book(CallbackOrder order) => Save(BookDecider.Book(Current, order, _hours, time.GetUtcNow()));

    public Task<Callback?> Cancel(string id) => Save(BookDecider.Cancel(Current, id, time.GetUtcNow()));

    public Task<Callback?> Complete(string id, string operatorName) => Save(BookDecider.Complete(Current, id, operatorName, time.GetUtcNow()));

    public Task<ImmutableArray<Callback>> ListOf(string customerId) =>
        Task.FromResult<ImmutableArray<Callback>>([.. Current.Callbacks.Where(call => IsOf(call, customerId))]);

    public Task<int> Erase(string customerId)
    {
        var kept = Current.Callbacks.RemoveAll(call => IsOf(call, customerId));
        return Save((kept.Length == Current.Callbacks.Length ? Current : Current with { Callbacks = kept }, Current.Callbacks.Length - kept.Length));
    }

    private static bool IsOf(Callback call, string customerId) => CustomerIds.FromAddress(call.Order.Email) == customerId;

    private async Task<T> Save<T>((CallbackBook Book, T Answer) decided)
    {
        if (!ReferenceEquals(decided.Book, Current))
        {
            saved.State = decided.Book;
            try
            {
                await saved.WriteStateAsync();
            }
            catch
            {
                // Nobody knows whether it was written: memory is not to be trusted.
                DeactivateOnIdle();
                throw;
            }
        }

        return decided.Answer;
    }
}
