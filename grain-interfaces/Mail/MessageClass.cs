using System.Text.Json.Serialization;

namespace Platform.Mail;

/// <summary>What kind of correspondent wrote a message, decided before its content is read. Only <see cref="Customer"/> can be answered.</summary>
[GenerateSerializer, Alias("platform.mail.message-class")]
[JsonConverter(typeof(JsonStringEnumConverter<MessageClass>))]
public enum MessageClass
{
    /// <summary>A person wrote it.</summary>
    [JsonStringEnumMemberName("customer")] Customer = 0,

    /// <summary>A responder wrote it (RFC 3834): out of office, ticket receipt, notification.</summary>
    [JsonStringEnumMemberName("auto-reply")] AutoReply = 1,

    /// <summary>A delivery status notification, or a bounce that follows no RFC (RFC 3464).</summary>
    [JsonStringEnumMemberName("bounce")] Bounce = 2,

    /// <summary>An abuse report (ARF, RFC 5965).</summary>
    [JsonStringEnumMemberName("complaint")] Complaint = 3,

    /// <summary>A message disposition notification (RFC 8098).</summary>
    [JsonStringEnumMemberName("read-receipt")] ReadReceipt = 4,

    /// <summary>A mailing list, newsletter or other bulk mail (RFC 2369, RFC 2919).</summary>
    [JsonStringEnumMemberName("list")] List = 5,

    /// <summary>The platform itself sent it, and it came back.</summary>
    [JsonStringEnumMemberName("own")] Own = 6,
}
