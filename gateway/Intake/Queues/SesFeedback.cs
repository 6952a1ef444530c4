using Microsoft.Extensions.Options;
using Platform.Deliveries.Reports;
using Platform.Silo.Adapters.Ses;

namespace Platform.Gateway.Intake.Queues;

/// <summary>Carries out what SES tells of sent mails, whichever way it came.</summary>
internal sealed partial class SesFeedback(IProviderReports reports, IOptions<SesOptions> options, ILogger<SesFeedback> logger)
{
    /// <summary>Carries a notification out.</summary>
    /// <param name="text">The notification, out of its envelope, from whom it says it is.</param>
    /// <returns>Whether it is one.</returns>
    public async Task<bool> TakeAsync(string text, CancellationToken cancellationToken)
    {
        switch (SesReportReader.Read(text, options.Value.MessageIdDomain))
        {
            case SesReport.Told { Report: var report }:
                var isOurs = await reports.ApplyAsync(report, cancellationToken);
                LogTaken(logger, report.Evidence, report.Recipients.Length, isOurs);
                return true;
            case SesReport.Nothing:
                return true;
            case SesReport.Unreadable unreadable:
                LogUnreadable(logger, unreadable.Reason);
                return false;
            default:
                throw new InvalidOperationException("a notification is one of these");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Took report {Evidence} of SES about {Recipients} recipients (ours {IsOurs})")]
    private static partial void LogTaken(ILogger logger, string evidence, int recipients, bool isOurs);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A notification of SES is not understood: {Reason}")]
    private static partial void LogUnreadable(ILogger logger, string reason);
}
