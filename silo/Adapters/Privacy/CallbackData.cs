using Platform.Callbacks;
using Platform.Privacy;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>Calls in the shop's book.</summary>
public sealed class CallbackData(IGrainFactory grains) : IPersonalData
{
    /// <inheritdoc/>
    public string Name => "callbacks";

    /// <inheritdoc/>
    public async Task<object?> ExportAsync(Person person, CancellationToken cancellationToken = default) =>
        await Book.ListOf(person.Id) is { IsEmpty: false } calls ? calls : null;

    /// <inheritdoc/>
    public Task<int> EraseAsync(Person person, CancellationToken cancellationToken = default) => Book.Erase(person.Id);

    private ICallbackBookGrain Book => grains.GetGrain<ICallbackBookGrain>("shop");
}
