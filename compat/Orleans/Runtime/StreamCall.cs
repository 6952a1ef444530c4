using System.Runtime.CompilerServices;

namespace Orleans.Runtime;

/// <summary>
/// A request for a method that returns IAsyncEnumerable&lt;T&gt;: beginning, each step and the end are requests that interleave,
/// so that every step runs in a turn of the same activation.
/// </summary>
internal abstract class StreamCall<T> : ResultCall<IAsyncEnumerator<T>>
{
    private CancellationToken _enumeration;

    public override bool AlwaysInterleave => true;

    public StreamCall<T> Copy() => (StreamCall<T>)MemberwiseClone();

    public async IAsyncEnumerable<T> EnumerateAsync(GrainReference reference, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _enumeration = cancellationToken;
        var source = await reference.Send(this, Method);
        var activation = Activation!;
        try
        {
            while (await reference.SendTo(activation, new StepCall(source), Method))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return source.Current;
            }
        }
        finally
        {
            await reference.SendTo(activation, new EndCall(source), Method);
        }
    }

    protected sealed override ValueTask<IAsyncEnumerator<T>> InvokeCore(object target) =>
        new(InvokeStream(target).GetAsyncEnumerator(_enumeration));

    protected abstract IAsyncEnumerable<T> InvokeStream(object target);

    private sealed class StepCall(IAsyncEnumerator<T> source) : ResultCall<bool>
    {
        public override bool AlwaysInterleave => true;

        public override bool IsPinned => true;

        protected override ValueTask<bool> InvokeCore(object target) => source.MoveNextAsync();
    }

    private sealed class EndCall(IAsyncEnumerator<T> source) : VoidCall
    {
        public override bool AlwaysInterleave => true;

        public override bool IsPinned => true;

        protected override ValueTask InvokeCore(object target) => source.DisposeAsync();
    }
}

/// <summary>Each enumeration is a request of its own.</summary>
internal sealed class GrainStream<T>(StreamCall<T> call, GrainReference reference) : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        call.Copy().EnumerateAsync(reference, cancellationToken).GetAsyncEnumerator(cancellationToken);
}
