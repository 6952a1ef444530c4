using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Platform.Models;

namespace Platform.Gateway.Api;

/// <summary>How often free text may be asked for.</summary>
internal sealed class GenerateLimit(IOptions<ModelOptions> options) : IDisposable
{
    private readonly FixedWindowRateLimiter _limiter = new(new()
    {
        PermitLimit = options.Value.Generate.CallsPerMinute,
        Window = TimeSpan.FromMinutes(1),
        QueueLimit = 0,
    });

    /// <summary>Takes one call.</summary>
    /// <returns>The wait until the next; null when the call may be made.</returns>
    public TimeSpan? Take()
    {
        using var lease = _limiter.AttemptAcquire();
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1);
    }

    public void Dispose() => _limiter.Dispose();
}
