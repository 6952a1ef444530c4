using System.Globalization;

namespace Orleans;

/// <summary>How long callers of one method wait, instead of <c>MessagingOptions.ResponseTimeout</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ResponseTimeoutAttribute(string timeout) : Attribute
{
    public TimeSpan? Timeout { get; init; } = TimeSpan.Parse(timeout, CultureInfo.InvariantCulture);
}
