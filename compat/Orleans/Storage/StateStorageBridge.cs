using System.Runtime.ExceptionServices;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Core;

/// <summary>A grain's hold on one stored state: one storage operation at a time, in the order they were asked for.</summary>
internal sealed class StateStorageBridge<TState>(string name, IGrainContext context, IGrainStorage store) : IPersistentState<TState>
{
    private GrainState<TState>? _state;
    private Operation? _last;
    private bool _loaded;

    private enum Kind
    {
        Read,
        Write,
        Clear,
    }

    public TState State
    {
        get
        {
            GrainRuntime.CheckRuntimeContext();
            return _state is { } state ? state.State! : default!;
        }

        set
        {
            GrainRuntime.CheckRuntimeContext();
            Record.State = value;
        }
    }

    public string? Etag => _state?.ETag;

    public bool RecordExists => _loaded ? Record.RecordExists : throw new InvalidOperationException("State has not yet been loaded");

    private GrainState<TState> Record => _state ??= new GrainState<TState>(StateActivator.Create<TState>());

    public static StateStorageBridge<TState> For(string name, string? provider, IGrainContext context)
    {
        var services = context.ActivationServices;
        var store = string.IsNullOrWhiteSpace(provider)
            ? services.GetService<IGrainStorage>()
            : services.GetKeyedService<IGrainStorage>(provider);
        return store is not null
            ? new StateStorageBridge<TState>(name, context, store)
            : throw new BadProviderConfigException(string.IsNullOrEmpty(provider)
                ? $"No default storage provider found loading grain type {context.GrainId.Type}."
                : $"No storage provider named \"{provider}\" found loading grain type {context.GrainId.Type}.");
    }

    public Task ReadAtActivation(CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? Task.CompletedTask : ReadStateAsync();

    public Task ReadStateAsync() => Queue(Kind.Read, CancellationToken.None);

    public Task WriteStateAsync() => Queue(Kind.Write, CancellationToken.None);

    public Task ClearStateAsync() => Queue(Kind.Clear, CancellationToken.None);

    public Task ReadStateAsync(CancellationToken cancellationToken) => Queue(Kind.Read, cancellationToken);

    public Task WriteStateAsync(CancellationToken cancellationToken) => Queue(Kind.Write, cancellationToken);

    public Task ClearStateAsync(CancellationToken cancellationToken) => Queue(Kind.Clear, cancellationToken);

    /// <summary>
    /// An operation begins when the turn that asked for it reaches an await, so two writes of one turn are one write; a read
    /// behind any other operation has nothing new to bring.
    /// </summary>
    private Task Queue(Kind kind, CancellationToken cancellationToken)
    {
        GrainRuntime.CheckRuntimeContext();
        if (kind != Kind.Read && !cancellationToken.CanBeCanceled
            && _last is { Begun: false, Token.CanBeCanceled: false } waiting && waiting.Kind == kind)
        {
            return waiting.Completion;
        }

        var operation = new Operation(kind, cancellationToken);
        operation.Completion = RunAsync(operation, _last);
        _last = operation;
        return operation.Completion;
    }

    private async Task RunAsync(Operation operation, Operation? before)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.ContinueOnCapturedContext);
        try
        {
            if (before is not null)
            {
                await before.Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }

            operation.Begun = true;
            var done = before is { Completion.IsCompletedSuccessfully: true };
            if (operation.Kind == Kind.Read && done)
            {
                _loaded = true;
            }
            else if (operation.Kind != Kind.Clear || !done || before!.Kind != Kind.Clear)
            {
                await ExecuteAsync(operation);
            }
        }
        finally
        {
            if (ReferenceEquals(_last, operation))
            {
                _last = null;
            }
        }
    }

    private async Task ExecuteAsync(Operation operation)
    {
        try
        {
            switch (operation.Kind)
            {
                case Kind.Read:
                    await store.ReadStateAsync(name, context.GrainId, Record, operation.Token);
                    _loaded = true;
                    break;
                case Kind.Write:
                    await store.WriteStateAsync(name, context.GrainId, Record, operation.Token);
                    break;
                default:
                    await store.ClearStateAsync(name, context.GrainId, Record, operation.Token);
                    break;
            }
        }
        catch (OperationCanceledException) when (operation.Token.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            Throw(exception, $"{operation.Kind}StateAsync");
        }
    }

    /// <summary>What is not one of the runtime's own exceptions reaches the grain wrapped in one, as in the original.</summary>
    private void Throw(Exception exception, string operation)
    {
        if (exception is OrleansException)
        {
            ExceptionDispatchInfo.Throw(exception);
        }

        throw new OrleansException(
            $"Error from storage provider {store.GetType().Name}.{name} during {operation} for grain {context.GrainId}{Environment.NewLine} {exception}",
            exception);
    }

    private sealed class Operation(Kind kind, CancellationToken token)
    {
        public Kind Kind { get; } = kind;

        public CancellationToken Token { get; } = token;

        public Task Completion { get; set; } = Task.CompletedTask;

        public bool Begun { get; set; }
    }
}
