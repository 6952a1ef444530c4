using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>Base of the generated proxies: an id and a way to send.</summary>
[SuppressMessage("Design", "CA1012", Justification = "Generated subclasses call the constructor from another assembly.")]
public class GrainReference : IAddressable, IEquatable<GrainReference>
{
    internal GrainReference(GrainReferenceShared shared, IdSpan key)
    {
        Shared = shared;
        GrainId = new GrainId(shared.GrainType, key);
    }

    public GrainId GrainId { get; }

    public GrainInterfaceType InterfaceType => Shared.Interface;

    public string InterfaceName => Shared.InterfaceType.FullName ?? Shared.InterfaceType.Name;

    internal GrainReferenceShared Shared { get; }

    /// <summary>A grain calls with its silo's settings, also through a reference that a client passed to it.</summary>
    private RuntimeLink Link => RuntimeContext.Current is ActivationData activation ? activation.Silo.Link : Shared.Link;

    /// <summary>Where the last call went: saves the look into the catalog while that activation lives.</summary>
    internal ICallTarget? Target { get; set; }

    public static bool operator ==(GrainReference? left, GrainReference? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(GrainReference? left, GrainReference? right) => !(left == right);

    public bool Equals(GrainReference? other) => other is not null && GrainId.Equals(other.GrainId);

    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    public override int GetHashCode() => GrainId.GetHashCode();

    public uint GetUniformHashCode() => GrainId.GetUniformHashCode();

    public override string ToString() => $"GrainReference:{GrainId}:{Shared.Interface}";

    internal object Cast(Type interfaceType) =>
        interfaceType.IsInstanceOfType(this) ? this : Shared.Link.References.Create(interfaceType, GrainId);

    internal Task Send(VoidCall call, GrainMethod method)
    {
        if (method.OneWay)
        {
            Dispatch(call, method);
            return Task.CompletedTask;
        }

        var promise = call.Promise();
        Dispatch(call, method);
        return promise;
    }

    internal ValueTask SendValue(VoidCall call, GrainMethod method) => new(Send(call, method));

    internal Task<T> Send<T>(ResultCall<T> call, GrainMethod method)
    {
        var promise = call.Promise();
        Dispatch(call, method);
        return promise;
    }

    internal ValueTask<T> SendValue<T>(ResultCall<T> call, GrainMethod method) => new(Send(call, method));

    internal IAsyncEnumerable<T> Stream<T>(StreamCall<T> call, GrainMethod method)
    {
        call.Method = method;
        return new GrainStream<T>(call, this);
    }

    internal Task<T> SendTo<T>(ActivationData activation, ResultCall<T> call, GrainMethod method)
    {
        var promise = call.Promise();
        Prepare(call, method, activation.Silo);
        if (!activation.Receive(call))
        {
            call.TryFail(Catalog.Aborted());
        }

        return promise;
    }

    /// <summary>The end of an enumeration: nothing is left to end if the activation is gone.</summary>
    internal Task SendTo(ActivationData activation, VoidCall call, GrainMethod method)
    {
        var promise = call.Promise();
        Prepare(call, method, activation.Silo);
        return activation.Receive(call) ? promise : Task.CompletedTask;
    }

    private void Dispatch(GrainCall call, GrainMethod method)
    {
        call.Method = method;
        call.Reference = this;
        var link = Link;
        if (link.OutgoingFilters.Length > 0)
        {
            _ = new OutgoingCallContext(link, this, call).RunAsync();
            return;
        }

        Deliver(call);
    }

    internal void Deliver(GrainCall call)
    {
        var link = Link;
        if (link.Silo is not { } silo)
        {
            call.TryFail(new ClientNotAvailableException("The client is not connected to a silo."));
            return;
        }

        Prepare(call, call.Method, silo);
        if (call.IsCancellable && call.GetCancellationToken() is { CanBeCanceled: true } token && !Attach(call, token, silo))
        {
            return;
        }

        try
        {
            silo.Catalog.Send(this, call);
        }
        catch (Exception exception)
        {
            // No such grain class, or one that cannot be used: the caller's failure, wherever it awaits.
            call.TryFail(exception);
        }
    }

    private static bool Attach(GrainCall call, CancellationToken token, SiloRuntime silo)
    {
        if (token.IsCancellationRequested)
        {
            call.TryCancel(token);
            return false;
        }

        call.Cancellation = new CallCancellation(call, silo.Messaging.WaitForCancellationAcknowledgement);
        call.SetCancellationToken(call.Cancellation.CalleeToken);
        call.Cancellation.Subscribe(token);
        return true;
    }

    private void Prepare(GrainCall call, GrainMethod method, SiloRuntime silo)
    {
        call.Method = method;
        call.Reference = this;
        call.Sender = RuntimeContext.Current;
        call.Context = RequestContext.Current;
        call.SentAt = silo.Clock.Now;
        if (!method.OneWay)
        {
            var timeout = method.ResponseTimeout ?? Link.ResponseTimeout;
            call.TimeoutTicks = silo.Clock.Ticks(timeout);
            if (method.ResponseTimeout is { } own)
            {
                silo.Clock.Tighten(own);
            }
        }
    }
}
