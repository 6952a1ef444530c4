using Platform.Deliveries.Reports;

namespace Platform.Silo.Adapters.Ses;

/// <summary>What a notification of SES is.</summary>
public abstract record SesReport
{
    private SesReport()
    {
    }

    /// <summary>It tells what became of a mail.</summary>
    public sealed record Told(ProviderReport Report) : SesReport;

    /// <summary>It tells of something that changes nothing here, such as <c>Send</c> or <c>Open</c>.</summary>
    public sealed record Nothing(string Kind) : SesReport;

    /// <summary>It is none.</summary>
    public sealed record Unreadable(string Reason) : SesReport;
}
