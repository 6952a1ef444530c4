using Microsoft.Extensions.Diagnostics.HealthChecks;
using Platform.Threads;

namespace Platform.Gateway.Hosting;

/// <summary>Ready when the log answers.</summary>
internal sealed class StorageHealthCheck(IThreadLog log) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await log.ListPendingAsync(DateTimeOffset.UnixEpoch, 1, cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
