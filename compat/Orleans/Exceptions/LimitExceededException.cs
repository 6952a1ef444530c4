using System.Globalization;

namespace Orleans.Runtime;

/// <summary>More requests wait for one activation than <c>MaxEnqueuedRequestsHardLimit</c> allows.</summary>
[GenerateSerializer]
public sealed class LimitExceededException : OrleansException
{
    public LimitExceededException()
        : base("Limit exceeded")
    {
    }

    public LimitExceededException(string message)
        : base(message)
    {
    }

    public LimitExceededException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public LimitExceededException(string limitName, int current, int threshold, object extraInfo)
        : base(string.Create(CultureInfo.InvariantCulture, $"Limit exceeded {limitName} Current={current} Threshold={threshold} {extraInfo}"))
    {
    }
}
