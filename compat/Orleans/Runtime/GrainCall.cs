using System.Reflection;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>One request: its arguments (in a generated subclass), where it stands, and the promise that the caller holds.</summary>
internal abstract class GrainCall : IInvokable
{
    public static readonly Task Over = Task.FromResult(new object());

    public GrainCall? Next;
    public GrainCall? Previous;

    /// <summary>The activation that runs it, once it runs.</summary>
    public ActivationData? Activation;

    public IGrainContext? Sender;
    public Dictionary<string, object>? Context;
    public CallCancellation? Cancellation;
    public GrainMethod Method = null!;
    public GrainReference? Reference;

    /// <summary>Coarse clock: earlier than the call by up to one sweep.</summary>
    public long SentAt;
    public long TimeoutTicks = long.MaxValue;
    public byte Forwards;

    public virtual bool AlwaysInterleave => Method.AlwaysInterleave;

    public virtual bool IsReadOnly => Method.IsReadOnly;

    /// <summary>A timer tick: it belongs to one activation and is never forwarded.</summary>
    public virtual bool IsLocal => false;

    /// <summary>A step of an enumeration: means nothing to another activation.</summary>
    public virtual bool IsPinned => false;

    public virtual bool KeepsAlive => true;

    public abstract bool IsCompleted { get; }

    public bool IsExpired(long now, long slack) => TimeoutTicks != long.MaxValue && now - SentAt > TimeoutTicks + slack;

    /// <summary>Runs the method and gives what to wait for, or <see cref="Over"/> if it has ended well already.</summary>
    public abstract Task Begin(object target);

    /// <summary>Keeps the promise with what <see cref="Begin"/> returned.</summary>
    public abstract void Complete(Task finished);

    public abstract bool TryFail(Exception exception);

    public abstract bool TryCancel(CancellationToken token);

    /// <summary>For filters: runs the method and boxes its result.</summary>
    public abstract Task<object?> BeginBoxed(object target);

    public abstract void CompleteBoxed(object? result);

    /// <summary>For outgoing filters: the caller's promise is put aside, the call gets another one.</summary>
    public abstract object? SwapPromise(object? promise);

    public abstract Task<object?> NewPromiseBoxed();

    public object? GetTarget() => Activation?.GrainInstance;

    public int GetArgumentCount() => Method.Arguments.Length;

    public object? GetArgument(int index) => Method.Arguments[index].GetValue(this);

    public void SetArgument(int index, object value) => Method.Arguments[index].SetValue(this, value);

    public string GetMethodName() => Method.Name;

    public string GetInterfaceName() => Method.InterfaceName;

    public string GetActivityName() => $"{Method.InterfaceType.Name}/{Method.Name}";

    public MethodInfo GetMethod() => Method.Method;

    public Type GetInterfaceType() => Method.InterfaceType;

    public TimeSpan? GetDefaultResponseTimeout() => Method.ResponseTimeout;

    public virtual CancellationToken GetCancellationToken() => default;

    public virtual void SetCancellationToken(CancellationToken token)
    {
    }

    public virtual bool IsCancellable => false;

    public void Dispose()
    {
    }

    public override string ToString() =>
        $"Request [{Sender?.GrainId.ToString() ?? "client"} -> {Reference?.GrainId.ToString() ?? Activation?.GrainId.ToString()}] {Method}";
}
