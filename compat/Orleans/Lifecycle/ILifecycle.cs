namespace Orleans
{
    public interface ILifecycleObserver
    {
        Task OnStart(CancellationToken cancellationToken = default);

        Task OnStop(CancellationToken cancellationToken = default);
    }

    public interface ILifecycleObservable
    {
        IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer);
    }

    public interface ILifecycleSubject : ILifecycleObservable, ILifecycleObserver;

    public interface ILifecycleParticipant<TLifecycleObservable>
        where TLifecycleObservable : ILifecycleObservable
    {
        void Participate(TLifecycleObservable lifecycle);
    }

    public static class ServiceLifecycleStage
    {
        public const int First = int.MinValue;
        public const int RuntimeInitialize = 2000;
        public const int RuntimeServices = 4000;
        public const int RuntimeStorageServices = 6000;
        public const int RuntimeGrainServices = 8000;
        public const int AfterRuntimeGrainServices = 8100;
        public const int ApplicationServices = 10000;
        public const int BecomeActive = Active - 1;
        public const int GrainDeactivation = BecomeActive - 1;
        public const int GrainDirectoryShutdown = GrainDeactivation - 1;
        public const int ValidateInitialConnectivity = Active - 100;
        public const int Active = 20000;
        public const int Last = int.MaxValue;
    }
}

namespace Orleans.Runtime
{
    public interface ISiloLifecycle : ILifecycleObservable
    {
        int HighestCompletedStage { get; }

        int LowestStoppedStage { get; }
    }

    public interface ISiloLifecycleSubject : ISiloLifecycle, ILifecycleObserver;

    public interface IGrainLifecycle : ILifecycleObservable;

    public interface IStartupTask
    {
        Task Execute(CancellationToken cancellationToken);
    }

    public static class GrainLifecycleStage
    {
        public const int First = int.MinValue;
        public const int SetupState = 1000;
        public const int Activate = 2000;
        public const int Last = int.MaxValue;
    }
}
