using MimeKit;
using MimeKit.Utils;

namespace Platform.Mail;

/// <summary>The date behind the last semicolon of the topmost Received field (RFC 5321 §4.4): that of the server which the mail reached last.</summary>
internal static class ReceivedDate
{
    public static DateTimeOffset? Of(HeaderList headers) =>
        headers["Received"] is { } value && value.LastIndexOf(';') is >= 0 and var at && DateUtils.TryParse(value[(at + 1)..].Trim(), out var moment) ? moment : null;
}
