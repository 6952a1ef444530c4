using System.Collections.Immutable;
using System.Text.Json;
using Platform.Deliveries.Reports;

namespace Platform.Silo.Adapters.Ses;

/// <summary>
/// Reads what SES tells of a sent mail, be it a notification of an identity (https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html)
/// or an event of a configuration set (.../event-publishing-retrieving-sns-contents.html). Pure.
/// </summary>
public static class SesReportReader
{
    /// <summary>What SES publishes once, when a topic becomes a destination.</summary>
    private const string Validated = "Successfully validated SNS topic";

    /// <summary>Reads it.</summary>
    /// <param name="text">The JSON, out of its envelope.</param>
    /// <param name="messageIdDomain">What SES writes behind the @ of its Message-IDs.</param>
    public static SesReport Read(string text, string messageIdDomain)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.StartsWith(Validated, StringComparison.Ordinal))
        {
            return new SesReport.Nothing("Validation");
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            return Read(json.RootElement, messageIdDomain);
        }
        catch (JsonException)
        {
            return new SesReport.Unreadable("it is no JSON");
        }
    }

    private static SesReport Read(JsonElement root, string messageIdDomain)
    {
        var kind = SesJson.Text(root, "eventType") ?? SesJson.Text(root, "notificationType");
        if (kind is null || SesJson.Member(root, "mail") is not { } mail || SesJson.Text(mail, "messageId") is not { Length: > 0 } sesId)
        {
            return new SesReport.Unreadable("it is no notification of SES");
        }

        ImmutableArray<ProviderRecipient>? recipients = kind switch
        {
            "Bounce" => Bounced(SesJson.Member(root, "bounce")),
            "Complaint" => Complained(SesJson.Member(root, "complaint")),
            "Delivery" => Delivered(SesJson.Member(root, "delivery")),
            "DeliveryDelay" => Delayed(SesJson.Member(root, "deliveryDelay")),
            "Reject" or "Rendering Failure" => Rejected(mail, SesJson.Text(SesJson.Member(root, "reject"), "reason") ?? kind),
            _ => null,
        };
        if (recipients is not { } told)
        {
            return new SesReport.Nothing(kind);
        }

        var part = SesJson.Member(root, char.ToLowerInvariant(kind[0]) + kind[1..]);
        var at = SesJson.Moment(part, "timestamp") ?? SesJson.Moment(mail, "timestamp") ?? DateTimeOffset.UnixEpoch;
        var evidence = SesJson.Text(part, "feedbackId") ?? $"{sesId}/{kind}/{at.UtcTicks}";
        return new SesReport.Told(new($"ses/{evidence}", [.. OwnIds(mail), $"{sesId}@{messageIdDomain}"], told, at));
    }

    /// <summary>The Message-ID that we gave: SES replaces it on the way out, and repeats it here.</summary>
    private static IEnumerable<string> OwnIds(JsonElement mail) =>
        SesJson.Items(mail, "headers")
            .Where(header => string.Equals(SesJson.Text(header, "name"), "Message-ID", StringComparison.OrdinalIgnoreCase))
            .Select(header => SesJson.Text(header, "value"))
            .Append(SesJson.Text(SesJson.Member(mail, "commonHeaders"), "messageId"))
            .Select(id => id?.Trim().TrimStart('<').TrimEnd('>') ?? "")
            .Where(id => id.Length > 0)
            .Distinct(StringComparer.Ordinal);

    private static ImmutableArray<ProviderRecipient> Bounced(JsonElement? bounce)
    {
        var outcome = SesJson.Text(bounce, "bounceType") == "Permanent" ? ProviderOutcome.HardBounce : ProviderOutcome.SoftBounce;
        return [.. SesJson.Items(bounce, "bouncedRecipients").Select(recipient => Recipient(
            SesJson.Text(recipient, "emailAddress"), outcome, SesJson.Text(recipient, "status"), SesJson.Text(recipient, "diagnosticCode") ?? SesJson.Text(bounce, "bounceSubType")))];
    }

    /// <summary><c>not-spam</c> (RFC 5965) takes a complaint back, and says nothing of the mail.</summary>
    private static ImmutableArray<ProviderRecipient> Complained(JsonElement? complaint) =>
        SesJson.Text(complaint, "complaintFeedbackType") == "not-spam" ? []
        : [.. SesJson.Items(complaint, "complainedRecipients").Select(recipient => Recipient(
            SesJson.Text(recipient, "emailAddress"), ProviderOutcome.Complaint, null, SesJson.Text(complaint, "complaintFeedbackType") ?? SesJson.Text(complaint, "complaintSubType")))];

    private static ImmutableArray<ProviderRecipient> Delivered(JsonElement? delivery) =>
        [.. SesJson.Items(delivery, "recipients").Select(recipient => Recipient(
            recipient.ValueKind == JsonValueKind.String ? recipient.GetString() : null, ProviderOutcome.Delivered, null, SesJson.Text(delivery, "smtpResponse")))];

    private static ImmutableArray<ProviderRecipient> Delayed(JsonElement? delay) =>
        [.. SesJson.Items(delay, "delayedRecipients").Select(recipient => Recipient(
            SesJson.Text(recipient, "emailAddress"), ProviderOutcome.Delayed, SesJson.Text(recipient, "status"), SesJson.Text(recipient, "diagnosticCode") ?? SesJson.Text(delay, "delayType")))];

    private static ImmutableArray<ProviderRecipient> Rejected(JsonElement mail, string reason) =>
        [.. SesJson.Items(mail, "destination").Select(recipient => Recipient(
            recipient.ValueKind == JsonValueKind.String ? recipient.GetString() : null, ProviderOutcome.Rejected, null, reason))];

    private static ProviderRecipient Recipient(string? email, ProviderOutcome outcome, string? code, string? words)
    {
        // SES may repeat the name: "Jane" <jane@example.com>.
        var address = email ?? "";
        if (address.LastIndexOf('<') is >= 0 and var open && address.IndexOf('>', open) is > 0 and var close)
        {
            address = address[(open + 1)..close];
        }

        return new(address.Trim().ToLowerInvariant(), outcome, code ?? "", words ?? "");
    }
}
