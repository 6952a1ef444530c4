namespace Orleans.Dashboard;

public sealed class DashboardOptions
{
    /// <summary>Whether the live log is not given out.</summary>
    public bool HideTrace { get; set; }
}
