using Platform.Deliveries;
using Platform.Deliveries.Reports;
using Platform.Suppressions;

namespace Platform.Tests.Ses;

public sealed class ProviderReportsTests
{
    [Theory]
    [InlineData(ProviderOutcome.Delivered, DeliveryStatus.Delivered, AddressOutcome.Delivered)]
    [InlineData(ProviderOutcome.Delayed, DeliveryStatus.Delayed, AddressOutcome.Delayed)]
    [InlineData(ProviderOutcome.SoftBounce, DeliveryStatus.Bounced, AddressOutcome.SoftBounce)]
    [InlineData(ProviderOutcome.HardBounce, DeliveryStatus.Bounced, AddressOutcome.HardBounce)]
    [InlineData(ProviderOutcome.Rejected, DeliveryStatus.Bounced, AddressOutcome.Delayed)]
    [InlineData(ProviderOutcome.Complaint, DeliveryStatus.Complained, AddressOutcome.Complaint)]
    public void GivenAnOutcomeOfAService_WhenRead_ThenMailAndAddressEachHaveTheirs(ProviderOutcome outcome, DeliveryStatus status, AddressOutcome address)
    {
        var mailbox = ProviderReports.ToMailbox(new("jane@example.com", outcome, "5.1.1", "550 jane@example.com\r\nunknown"));

        Assert.Equal((status, address, "5.1.1"), (mailbox.Status, mailbox.Outcome, mailbox.Code));
        Assert.DoesNotContain("jane", mailbox.Reason, StringComparison.Ordinal);
        Assert.Equal("jane@example.com", Assert.Single(mailbox.Addresses));
    }
}
