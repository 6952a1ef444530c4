using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Platform.Threads;

namespace Platform.Turns;

/// <summary>Runs the pipeline outside the thread's own turn, so that a slow brain never blocks the inbox. Keeps nothing.</summary>
public sealed partial class TurnGrain(TurnPipeline pipeline, TimeProvider time, ILogger<TurnGrain> logger) : Grain, ITurnGrain
{
    public async Task Run(TurnRequest request)
    {
        var thread = GrainFactory.GetGrain<IThreadGrain>(request.ThreadId);
        using var activity = PlatformTelemetry.Source.StartActivity("turn");
        activity?.SetTag(PlatformTelemetry.ThreadId, request.ThreadId);
        var started = time.GetTimestamp();
        TurnResult result;
        try
        {
            result = await pipeline.RunAsync(request);
        }
        catch (Exception failure)
        {
            // The one place where a turn's failures are caught: the thread decides on the next attempt.
            activity?.SetStatus(ActivityStatusCode.Error);
            PlatformTelemetry.Turns.Add(1, new KeyValuePair<string, object?>(PlatformTelemetry.Outcome, "failed"));
            LogTurnFailed(logger, request.ThreadId, request.Turn, request.Attempt, failure);
            await thread.FailTurn(request.Turn, request.Attempt, failure.GetType().Name);
            return;
        }

        PlatformTelemetry.TurnDuration.Record(time.GetElapsedTime(started).TotalSeconds);
        PlatformTelemetry.Turns.Add(1, new KeyValuePair<string, object?>(PlatformTelemetry.Outcome, result.HandOff is null ? "replied" : "handed-off"));
        await thread.CompleteTurn(result);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Thread {ThreadId}: turn {Turn}, attempt {Attempt} failed")]
    private static partial void LogTurnFailed(ILogger logger, string threadId, int turn, int attempt, Exception failure);
}
