using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Platform.Tests.Contracts.Orleans;

[GenerateSerializer, Immutable, Alias("contract.order")]
internal sealed record Order([property: Id(0)] string Number, [property: Id(1)] ImmutableArray<int> Lines);

internal interface INamed : IGrainWithStringKey
{
    Task<string> Name();
}

internal interface ICallGrain : INamed
{
    Task Nothing();

    ValueTask NothingByValue();

    Task<int> Add(int a, int b);

    ValueTask<string> Join(string a, string? b, long c, Guid d, bool e);

    Task<Order> Echo(Order order);

    Task<ImmutableArray<string>> Many(ImmutableArray<string> values);

    Task Fail(string message);

    Task<int> FailAtOnce();

    Task<string> NameOf(INamed other);

    Task<INamed> Self();

    Task WaitFor(string signal, CancellationToken cancellationToken);

    [OneWay]
    Task Notify(string signal);

    IAsyncEnumerable<int> Count(int to, CancellationToken cancellationToken = default);

    Task<string?> ReadContext(string name);

    Task<string?> ReadAsyncLocal();
}

internal sealed class Greeter
{
    public string Greet(string name) => "hello " + name;
}

internal static class CallerContext
{
    public static readonly AsyncLocal<string?> Value = new();
}

internal sealed class CallGrain : Grain, ICallGrain
{
    public Task<string> Name() => Task.FromResult(this.GetPrimaryKeyString());

    public Task Nothing() => Task.CompletedTask;

    public ValueTask NothingByValue() => ValueTask.CompletedTask;

    public Task<int> Add(int a, int b) => Task.FromResult(a + b);

    public ValueTask<string> Join(string a, string? b, long c, Guid d, bool e) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{a}|{b}|{c}|{d}|{e}"));

    public Task<Order> Echo(Order order) => Task.FromResult(order with { Number = order.Number + "!" });

    public Task<ImmutableArray<string>> Many(ImmutableArray<string> values) => Task.FromResult(values.Add("last"));

    public async Task Fail(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    public Task<int> FailAtOnce() => throw new NotSupportedException("at once");

    public Task<string> NameOf(INamed other) => other.Name();

    public Task<INamed> Self() => Task.FromResult(this.AsReference<INamed>());

    public async Task WaitFor(string signal, CancellationToken cancellationToken)
    {
        Signals.Set(signal + ".begun");
        try
        {
            await Signals.Wait(signal).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Signals.Set(signal + ".cancelled");
            throw;
        }
    }

    public async Task Notify(string signal)
    {
        await Signals.Wait(signal + ".go");
        Signals.Set(signal);
        throw new InvalidOperationException("nobody hears this");
    }

    public async IAsyncEnumerable<int> Count(int to, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var i = 1; i <= to; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    public Task<string?> ReadContext(string name)
    {
        var value = RequestContext.Get(name) as string;
        RequestContext.Set(name, "changed in the grain");
        return Task.FromResult(value);
    }

    public Task<string?> ReadAsyncLocal() => Task.FromResult(CallerContext.Value.Value);
}
