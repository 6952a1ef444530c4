using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Platform.Deliveries;
using Platform.Jobs;
using Platform.Privacy;
using Platform.Turns;

namespace Platform.Threads;

/// <summary>The shell around <see cref="ThreadDecider"/>: loads, decides, appends once, then performs the effects.</summary>
public sealed partial class ThreadGrain(
    [PersistentState("thread", PlatformStorage.Grains)] IPersistentState<ThreadSnapshot> saved,
    IThreadLog log,
    IThreadErasure erasure,
    IOptions<ThreadOptions> options,
    TimeProvider time,
    ILogger<ThreadGrain> logger) : Grain, IThreadGrain
{
    private readonly ThreadOptions _options = options.Value;
    private readonly Dictionary<string, DateTimeOffset> _underWay = [];
    private ThreadSnapshot _thread = ThreadSnapshot.Empty;
    private long _savedVersion;
    private IGrainTimer? _turnTimer;

    private string ThreadId => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _thread = saved.RecordExists ? saved.State : ThreadSnapshot.Empty;
        _savedVersion = _thread.Version;
        await foreach (var recorded in log.ReadAsync(ThreadId, _thread.Version, cancellationToken))
        {
            if (recorded.Event is ThreadEvent.Erased && saved.RecordExists)
            {
                await BeginAnew();
                break;
            }

            _thread = ThreadEvolver.Evolve(_thread, recorded.Event);
        }

        PlatformTelemetry.ThreadsActivated.Add(1);
        Perform(ThreadDecider.Resume(_thread, _options).Effects);
    }

    public async Task<AcceptReceipt> Accept(InboundMessage message)
    {
        var decision = ThreadDecider.Accept(_thread, ThreadId, message, message.LinkedTo, _options, time.GetUtcNow());
        await Commit(decision);
        var seen = _thread.Recent.First(known => known.Id == message.Id);
        return new(ThreadId, decision.Events.IsEmpty, seen.Turn);
    }

    public Task CompleteTurn(TurnResult result)
    {
        _underWay.Remove(TurnKey);
        return Commit(ThreadDecider.CompleteTurn(_thread, result, _options, time.GetUtcNow()));
    }

    public Task FailTurn(int turn, int attempt, string reason)
    {
        _underWay.Remove(TurnKey);
        return Commit(ThreadDecider.FailTurn(_thread, turn, attempt, reason, _options, time.GetUtcNow()));
    }

    public Task RecordDelivery(Delivery delivery)
    {
        _underWay.Remove(delivery.ReplyId);
        _underWay.Remove(delivery.ReplyId + "/withdraw");
        return Commit(ThreadDeliveries.Record(_thread, delivery, time.GetUtcNow()));
    }

    public Task RecordReport(string replyId, DeliveryReport report) => Commit(ThreadDeliveries.Report(_thread, replyId, report, time.GetUtcNow()));

    public Task RecordNotification(string notificationId, DeliveryReport report, bool callsHuman) =>
        Commit(ThreadDeliveries.ReportNotification(_thread, notificationId, report, callsHuman, time.GetUtcNow()));

    public Task RecordJob(string jobId)
    {
        _underWay.Remove(jobId);
        return Commit(ThreadDecider.RecordJob(_thread, jobId, time.GetUtcNow()));
    }

    public Task Take(string operatorName) => Commit(ThreadDecider.Take(_thread, operatorName, time.GetUtcNow()));

    public Task GiveBack(string operatorName) => Commit(ThreadDecider.GiveBack(_thread, operatorName, time.GetUtcNow()));

    public async Task<OperatorReplyOutcome> ReplyAsOperator(string operatorName, OutboundReply reply)
    {
        var (outcome, decision) = ThreadDecider.ReplyAsOperator(_thread, operatorName, reply, time.GetUtcNow());
        await Commit(decision);
        return outcome;
    }

    public Task Resume()
    {
        Perform(ThreadDecider.Resume(_thread, _options).Effects);
        return Task.CompletedTask;
    }

    public Task<bool> IsParticipant(ImmutableArray<string> addresses) =>
        Task.FromResult(addresses.All(_thread.Admits));

    public Task<string> GetStateHash() => Task.FromResult(ThreadStateHash.Of(_thread));

    /// <summary>Appends once; memory follows the log, never the other way round.</summary>
    private async Task Commit(ThreadDecision decision)
    {
        if (!decision.Events.IsEmpty)
        {
            var next = ThreadDecider.Fold(_thread, decision.Events);
            try
            {
                await log.AppendAsync(new(ThreadId, _thread.Version, decision.Events, next.ToHead(), ThreadIndexing.Of(ThreadId, decision.Events)));
            }
            catch (Exception failure)
            {
                // Another activation may have appended, or nobody knows whether this append was written:
                // memory is not to be trusted. Nothing was performed, so no draft of this activation leaves.
                LogAppendFailed(logger, ThreadId, _thread.Version, failure.GetType().Name);
                DeactivateOnIdle();
                throw;
            }

            _thread = next;
        }

        Perform(decision.Effects);
        await SaveSnapshot();
    }

    private async Task SaveSnapshot()
    {
        if (_thread.Version - _savedVersion < _options.SnapshotEvery)
        {
            return;
        }

        saved.State = _thread;
        await saved.WriteStateAsync();
        _savedVersion = _thread.Version;
    }

    private void Perform(ImmutableArray<ThreadEffect> effects)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case ThreadEffect.ScheduleTurn turn:
                    Schedule(turn.At);
                    break;
                case ThreadEffect.Deliver deliver when Begin(deliver.Reply.Id):
                    GrainFactory.GetGrain<IDeliveryGrain>(deliver.Reply.Id).Deliver(deliver.Reply, deliver.Again).Ignore();
                    break;
                case ThreadEffect.RunJob run when Begin(run.Job.Id):
                    GrainFactory.GetGrain<IJobGrain>(run.Job.Id).RunForThread(run.Job, ThreadId).Ignore();
                    break;
                case ThreadEffect.Withdraw withdraw when Begin(withdraw.ReplyId + "/withdraw"):
                    GrainFactory.GetGrain<IDeliveryGrain>(withdraw.ReplyId).Withdraw(ThreadId).Ignore();
                    break;
                case ThreadEffect.Deliver or ThreadEffect.Withdraw or ThreadEffect.RunJob:
                    break;
                default:
                    throw new InvalidOperationException($"unknown effect {effect.GetType().Name}");
            }
        }
    }

    private void Schedule(DateTimeOffset at)
    {
        var wait = at - time.GetUtcNow();
        if (wait <= TimeSpan.Zero)
        {
            StartTurn();
            return;
        }

        _turnTimer ??= this.RegisterGrainTimer(StartDueTurn, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { KeepAlive = true });
        _turnTimer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private Task StartDueTurn(CancellationToken cancellationToken)
    {
        StartTurn();
        return Task.CompletedTask;
    }

    private void StartTurn()
    {
        if (ThreadDecider.StartTurn(_thread) is { } request && Begin(TurnKey))
        {
            GrainFactory.GetGrain<ITurnGrain>(ThreadId).Run(request).Ignore();
        }
    }

    private const string TurnKey = "turn";

    /// <summary>Remembers what is under way, so that a sweep repeats only what got lost.</summary>
    private bool Begin(string effect)
    {
        var now = time.GetUtcNow();
        if (_underWay.TryGetValue(effect, out var since) && now - since < _options.EffectTimeout)
        {
            return false;
        }

        _underWay[effect] = now;
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Thread {ThreadId}: append after version {Version} failed ({Failure}); the activation is given up")]
    private static partial void LogAppendFailed(ILogger logger, string threadId, long version, string failure);
}
