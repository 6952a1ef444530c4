using Platform.Bounces;
using Platform.Mail;
using Platform.Outgoing;
using Platform.Suppressions;
using Platform.Threads;

namespace Platform.Deliveries.Reports;

/// <summary>
/// Hands a service's report to what judges bounces and complaints that come as mail: one truth, whichever way it came (docs/adr/0019-bounces-and-complaints.md).
/// An id that the service gave is turned into ours.
/// </summary>
public sealed class ProviderReports(FeedbackIntake feedback, OutgoingAddresses addresses, IThreadLog log) : IProviderReports
{
    /// <inheritdoc/>
    public async Task<bool> ApplyAsync(ProviderReport report, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        var ids = await OwnIdsAsync(report.MessageIds, cancellationToken);
        ImmutableArray<ReportedMailbox> mailboxes = [.. report.Recipients.Select(ToMailbox)];
        var isComplaint = report.Recipients.Any(recipient => recipient.Outcome == ProviderOutcome.Complaint);
        MailFeedback told = isComplaint ? new ComplaintReport(ids, mailboxes, "abuse") : new BounceReport(ids, mailboxes);
        return await feedback.ApplyAsync(
            told, [], report.Evidence, MessageClasses.Name(isComplaint ? MessageClass.Complaint : MessageClass.Bounce), cancellationToken) is not null;
    }

    /// <summary>What an outcome says of the mail and of the address.</summary>
    internal static ReportedMailbox ToMailbox(ProviderRecipient recipient)
    {
        (DeliveryStatus Status, AddressOutcome Outcome) said = recipient.Outcome switch
        {
            ProviderOutcome.Delivered => (DeliveryStatus.Delivered, AddressOutcome.Delivered),
            ProviderOutcome.Delayed => (DeliveryStatus.Delayed, AddressOutcome.Delayed),
            ProviderOutcome.SoftBounce => (DeliveryStatus.Bounced, AddressOutcome.SoftBounce),
            ProviderOutcome.HardBounce => (DeliveryStatus.Bounced, AddressOutcome.HardBounce),
            ProviderOutcome.Complaint => (DeliveryStatus.Complained, AddressOutcome.Complaint),

            // The mail never left the service: the customer did not get it, and the address has nothing to do with it.
            ProviderOutcome.Rejected => (DeliveryStatus.Bounced, AddressOutcome.Delayed),
            _ => throw new ArgumentOutOfRangeException(nameof(recipient)),
        };
        return new([recipient.Email], said.Status, said.Outcome, recipient.Code, FeedbackReader.Tidy(recipient.Words));
    }

    private async Task<ImmutableArray<string>> OwnIdsAsync(ImmutableArray<string> ids, CancellationToken cancellationToken)
    {
        var own = ImmutableArray.CreateBuilder<string>();
        foreach (var id in ids)
        {
            own.Add(id);
            own.AddRange((await log.FindMessageAsync(id, cancellationToken)).Select(indexed => indexed.MessageId).Where(IsOurs));
        }

        return [.. own.Distinct(StringComparer.Ordinal)];

        // The id of a reply is its Message-ID, and signed; that of a received mail is neither.
        bool IsOurs(string messageId) => addresses.TryReadMessageId(messageId, out _, out _);
    }
}
