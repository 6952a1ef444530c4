using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Platform.Threads;

namespace Platform.Silo.Hosting;

/// <summary>Ready from the end of the start to the beginning of the stop, while the log answers.</summary>
public sealed class ReadinessCheck(IThreadLog log, IHostApplicationLifetime lifetime) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!lifetime.ApplicationStarted.IsCancellationRequested || lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy();
        }

        await log.ListPendingAsync(DateTimeOffset.UnixEpoch, 1, cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
