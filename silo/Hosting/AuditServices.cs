using Microsoft.Extensions.DependencyInjection;
using Platform.Audit;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Hosting;

/// <summary>The trace of what people do.</summary>
internal static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services.AddSingleton<IAuditLog, SqliteAuditLog>();
}
