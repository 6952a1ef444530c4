using System.Diagnostics;

namespace Orleans.Configuration;

/// <summary>How long callers wait and what happens then.</summary>
public abstract class MessagingOptions
{
    private TimeSpan _responseTimeout = TimeSpan.FromSeconds(30);

    /// <summary>How long a caller waits for an answer; the call itself goes on. Default: 30 s, 30 min with a debugger.</summary>
    public TimeSpan ResponseTimeout
    {
        get => Debugger.IsAttached ? ResponseTimeoutWithDebugger : _responseTimeout;
        set => _responseTimeout = value;
    }

    public TimeSpan ResponseTimeoutWithDebugger { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>A request whose caller has given up is not begun. The stand-in always does so.</summary>
    public bool DropExpiredMessages { get; set; } = true;

    public int MaxMessageHeaderSize { get; set; } = 10 * 1024 * 1024;

    public int MaxMessageBodySize { get; set; } = 100 * 1024 * 1024;

    /// <summary>A time-out cancels the grain's token too. Default: false.</summary>
    public bool CancelRequestOnTimeout { get; set; }

    /// <summary>A cancelling caller waits until the grain has answered. Default: false.</summary>
    public bool WaitForCancellationAcknowledgement { get; set; }

    public bool CancelUnknownRequestOnStatusUpdate { get; set; }
}

public class ClientMessagingOptions : MessagingOptions;

public class SiloMessagingOptions : MessagingOptions
{
    public static readonly TimeSpan DEFAULT_MAX_REQUEST_PROCESSING_TIME = TimeSpan.FromHours(2);

    /// <summary>How often a request follows an activation that ended before it began. Default: 2.</summary>
    public int MaxForwardCount { get; set; } = 2;

    /// <summary>More waiting requests than this are refused with LimitExceededException. Default: 0, no limit.</summary>
    public int MaxEnqueuedRequestsHardLimit { get; set; }

    public int MaxEnqueuedRequestsSoftLimit { get; set; }

    public int MaxEnqueuedRequestsHardLimit_StatelessWorker { get; set; }

    public int MaxEnqueuedRequestsSoftLimit_StatelessWorker { get; set; }

    public TimeSpan MaxRequestProcessingTime { get; set; } = DEFAULT_MAX_REQUEST_PROCESSING_TIME;

    public TimeSpan SystemResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    public TimeSpan GrainWorkloadAnalysisPeriod { get; set; } = TimeSpan.FromSeconds(5);

    public TimeSpan RequestProcessingWarningTime { get; set; } = TimeSpan.FromSeconds(20);

    public TimeSpan RequestQueueDelayWarningTime { get; set; } = TimeSpan.FromSeconds(20);
}
