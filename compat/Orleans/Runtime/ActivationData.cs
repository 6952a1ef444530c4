using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>One active grain: its instance, its services, its scheduler and the requests that wait or run.</summary>
internal sealed partial class ActivationData : IGrainContext, ICallTarget
{
    private readonly Lock _gate = new();
    private readonly GrainClass _class;
    private readonly SiloRuntime _silo;
    private readonly ActivationScheduler _scheduler;
    private readonly StatelessWorkerPool? _pool;
    private AsyncServiceScope? _scope;
    private LifecycleSubject? _lifecycle;
    private GrainReference? _reference;
    private GrainAddress? _address;
    private Dictionary<Type, object>? _components;
    private TaskCompletionSource? _deactivated;

    public ActivationData(SiloRuntime silo, GrainClass grainClass, GrainId grainId, StatelessWorkerPool? pool = null)
    {
        _silo = silo;
        _class = grainClass;
        _pool = pool;
        GrainId = grainId;
        _scheduler = new ActivationScheduler(this);
        _lastUsed = silo.Clock.Idle;
    }

    public GrainId GrainId { get; }

    public ActivationId ActivationId { get; } = ActivationId.NewId();

    public GrainClass Class => _class;

    public SiloRuntime Silo => _silo;

    public object? GrainInstance { get; private set; }

    public GrainReference GrainReference => _reference ??= _silo.Link.References.ForActivation(GrainId, _class);

    public GrainAddress Address => _address ??=
        new GrainAddress { GrainId = GrainId, ActivationId = ActivationId, SiloAddress = _silo.Address };

    public IServiceProvider ActivationServices
    {
        get
        {
            lock (_gate)
            {
                return (_scope ??= _silo.Services.CreateAsyncScope()).ServiceProvider;
            }
        }
    }

    public IGrainLifecycle ObservableLifecycle => _lifecycle ??= new LifecycleSubject();

    public IWorkItemScheduler Scheduler => _scheduler;

    public Task Deactivated => DeactivatedSource.Task;

    public IEnumerable<ActivationData> Activations => [this];

    private TaskCompletionSource DeactivatedSource
    {
        get
        {
            lock (_gate)
            {
                return _deactivated ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    public object? GetTarget() => GrainInstance;

    public object? GetComponent(Type componentType)
    {
        ArgumentNullException.ThrowIfNull(componentType);
        if (componentType.IsInstanceOfType(GrainInstance))
        {
            return GrainInstance;
        }

        lock (_gate)
        {
            if (_components is not null && _components.TryGetValue(componentType, out var component))
            {
                return component;
            }
        }

        return componentType.IsInstanceOfType(this) ? this : ActivationServices.GetService(componentType);
    }

    public void SetComponent<TComponent>(TComponent? value)
        where TComponent : class
    {
        lock (_gate)
        {
            _components ??= [];
            if (value is null)
            {
                _components.Remove(typeof(TComponent));
            }
            else
            {
                _components[typeof(TComponent)] = value;
            }
        }
    }

    public void ReceiveMessage(object message) => Receive((GrainCall)message);

    /// <summary>Activation begins with the first request; asking for it again changes nothing.</summary>
    public void Activate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default) => _scheduler.SignalPump();

    /// <summary>There is nowhere to go.</summary>
    public void Migrate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default)
    {
    }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => ActivationId.GetHashCode();

    public override string ToString() => $"[Activation: {GrainId}{ActivationId} State={_state}]";
}
