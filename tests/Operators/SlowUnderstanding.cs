using Platform.Understanding;

namespace Platform.Tests.Operators;

/// <summary>Understands only once it is let: a draft is under way until then.</summary>
internal sealed class SlowUnderstanding : IUnderstanding, IDisposable
{
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IUnderstanding? Inner { get; set; }

    public Task Entered => _entered.Task;

    public void Open() => _open.TrySetResult();

    public async ValueTask<Reading> ReadAsync(string text, ReadingContext context, CancellationToken cancellationToken = default)
    {
        _entered.TrySetResult();
        await _open.Task;
        return await Inner!.ReadAsync(text, context, cancellationToken);
    }

    public void Dispose() => Open();
}
