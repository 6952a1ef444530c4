using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

internal sealed partial class RuntimeLog(ILogger runtime, ILogger invocations)
{
    private readonly ILogger _runtime = runtime;
    private readonly ILogger _invocations = invocations;

    /// <summary>The caller sees the exception; only where there is no caller does it have to be said aloud.</summary>
    public void InvocationFailed(GrainCall call, Exception exception, bool aloud)
    {
        var level = aloud ? LogLevel.Warning : LogLevel.Debug;
        if (_invocations.IsEnabled(level))
        {
            InvocationFailed(_invocations, level, exception, call.ToString());
        }
    }

    public void ActivationFailed(ActivationData activation, Exception exception) =>
        ActivationFailed(_runtime, exception, activation.GrainId);

    public void DeactivationFailed(ActivationData activation, Exception exception) =>
        DeactivationFailed(_runtime, exception, activation.GrainId);

    public void TimedOut(GrainCall call, TimeSpan timeout) => TimedOut(_runtime, timeout, call.ToString());

    public void TimerFailed(GrainId grain, Exception exception) => TimerFailed(_runtime, exception, grain);

    [LoggerMessage(EventId = 1, Message = "Exception during grain call {Call}")]
    private static partial void InvocationFailed(ILogger logger, LogLevel level, Exception exception, string call);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Failed to activate grain {Grain}")]
    private static partial void ActivationFailed(ILogger logger, Exception exception, GrainId grain);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "Exception while deactivating grain {Grain}")]
    private static partial void DeactivationFailed(ILogger logger, Exception exception, GrainId grain);

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "Response did not arrive on time in {Timeout} for {Call}: its promise is broken")]
    private static partial void TimedOut(ILogger logger, TimeSpan timeout, string call);

    [LoggerMessage(EventId = 5, Level = LogLevel.Warning, Message = "Caught and ignored exception thrown from timer callback of grain {Grain}")]
    private static partial void TimerFailed(ILogger logger, Exception exception, GrainId grain);
}
