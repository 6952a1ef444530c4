using System.Collections.Frozen;
using System.Text;

namespace MimeKit;

public static class HeaderIdExtensions
{
    private static readonly string[] Names =
    [
        "Accept-Language", "Ad-Hoc", "Alternate-Recipient", "Apparently-To", "Approved", "ARC-Authentication-Results",
        "ARC-Message-Signature", "ARC-Seal", "Archive", "Archived-At", "Article", "Authentication-Results",
        "Autocrypt", "Autocrypt-Gossip", "Autocrypt-Setup-Message", "Autoforwarded", "Auto-Submitted",
        "Autosubmitted", "Base", "Bcc", "Body", "Bytes", "Cc", "Comments", "Content-Alternative", "Content-Base",
        "Content-Class", "Content-Description", "Content-Disposition", "Content-Duration", "Content-Features",
        "Content-Id", "Content-Identifier", "Content-Language", "Content-Length", "Content-Location", "Content-Md5",
        "Content-Return", "Content-Transfer-Encoding", "Content-Translation-Type", "Content-Type", "Control",
        "Conversion", "Conversion-With-Loss", "Date", "Date-Received", "Deferred-Delivery", "Delivery-Date",
        "Disclose-Recipients", "Disposition-Notification-Options", "Disposition-Notification-To", "Distribution",
        "DKIM-Signature", "DomainKey-Signature", "Encoding", "Encrypted", "Expires", "Expiry-Date", "Followup-To",
        "From", "Generate-Delivery-Report", "Importance", "Injection-Date", "Injection-Info", "In-Reply-To",
        "Keywords", "Language", "Latest-Delivery-Time", "Lines", "List-Archive", "List-Help", "List-Id", "List-Owner",
        "List-Post", "List-Subscribe", "List-Unsubscribe", "List-Unsubscribe-Post", "Message-Id", "MIME-Version",
        "Newsgroups", "Nntp-Posting-Host", "Organization", "Original-From", "Original-Message-Id",
        "Original-Recipient", "Original-Return-Address", "Original-Subject", "Path", "Precedence",
        "Prevent-NonDelivery-Report", "Priority", "Received", "Received-SPF", "References", "Relay-Version",
        "Reply-By", "Reply-To", "Require-Recipient-Valid-Since", "Resent-Bcc", "Resent-Cc", "Resent-Date",
        "Resent-From", "Resent-Message-Id", "Resent-Reply-To", "Resent-Sender", "Resent-To", "Return-Path",
        "Return-Receipt-To", "See-Also", "Sender", "Sensitivity", "Solicitation", "Status", "Subject", "Summary",
        "Supersedes", "TLS-Required", "To", "User-Agent", "X400-Content-Identifier", "X400-Content-Return",
        "X400-Content-Type", "X400-MTS-Identifier", "X400-Originator", "X400-Received", "X400-Recipients",
        "X400-Trace", "X-Mailer", "X-MSMail-Priority", "X-Priority", "X-Status",
    ];

    private static readonly FrozenDictionary<string, HeaderId> Ids =
        Names.Select((name, index) => KeyValuePair.Create(name, (HeaderId)index)).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, HeaderId>.AlternateLookup<ReadOnlySpan<char>> IdsBySpan =
        Ids.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The name as it is written in a header, or <c>Unknown</c>.</summary>
    public static string ToHeaderName(this HeaderId value) =>
        (uint)value < (uint)Names.Length ? Names[(int)value] : "Unknown";

    internal static HeaderId ToHeaderId(this string name) => Ids.GetValueOrDefault(name, HeaderId.Unknown);

    /// <summary>Looks a field name up as it stands in the mail; no string is made when it is spelt as usual.</summary>
    internal static HeaderId Identify(ReadOnlySpan<byte> field, out string? name)
    {
        name = null;
        if (field.Length > 40)
        {
            return HeaderId.Unknown;
        }

        Span<char> chars = stackalloc char[40];
        var length = Encoding.Latin1.GetChars(field, chars);
        if (!IdsBySpan.TryGetValue(chars[..length], out var id))
        {
            return HeaderId.Unknown;
        }

        name = chars[..length].SequenceEqual(Names[(int)id]) ? Names[(int)id] : null;
        return id;
    }
}
