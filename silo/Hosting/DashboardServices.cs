using Orleans.Dashboard;

namespace Platform.Silo.Hosting;

/// <summary>How Orleans' dashboard is set up, the same in every process. It measures only while somebody looks, and for a minute after.</summary>
internal static class DashboardServices
{
    /// <summary>Logs are read where they are kept, not through a request that is held for an hour.</summary>
    public static void Configure(DashboardOptions options) => options.HideTrace = true;
}
