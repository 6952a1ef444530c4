using System.ComponentModel.DataAnnotations;

namespace Platform.Outgoing;

/// <summary>Who the shop is in the mail that it sends. Section <c>Platform:Mail</c>.</summary>
public sealed class MailOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Mail";

    /// <summary>The longest local part of <see cref="SupportAddress"/>: with <c>+</c> and a token it has to stay within 64 (RFC 5321 §4.5.3.1.1).</summary>
    public const int MaxSupportLocalPart = 64 - 1 - ThreadTokens.Length;

    /// <summary>
    /// The address that replies come from; answers go to the same address with a signed tag (<c>support+TOKEN@shop.example</c>), so that the
    /// mailbox has to accept tagged addresses. ASCII, no <c>+</c>, local part of at most 21 characters. Default <c>support@shop.example</c>.
    /// </summary>
    public string SupportAddress { get; set; } = "support@shop.example";

    /// <summary>The name beside the address, at most 100 characters. Default <c>Northwind Lane</c>.</summary>
    public string DisplayName { get; set; } = "Northwind Lane";

    /// <summary>The domain of Message-IDs. Default: the domain of <see cref="SupportAddress"/>. Ids that were made under an earlier domain are still read.</summary>
    public string? MessageIdDomain { get; set; }

    /// <summary>How many bytes (UTF-8) of the answered message are quoted below a reply; the rest is cut and the cut is said. Default 20 480; zero quotes nothing.</summary>
    [Range(0, 1024 * 1024, ErrorMessage = Section + ":QuotedBytes has to be between 0 and 1048576.")]
    public int QuotedBytes { get; set; } = 20 * 1024;

    /// <summary>
    /// The shop's postal address as one line, at most 200 characters: stands in every mail that advertises (CAN-SPAM, 16 CFR 316.2(p)).
    /// Default <c>Northwind Lane, 12 Harbour Street, Boston, MA 02110, USA</c>.
    /// </summary>
    public string PostalAddress { get; set; } = "Northwind Lane, 12 Harbour Street, Boston, MA 02110, USA";

    /// <summary>
    /// Where customers reach this gateway, for links in mails: an https address, optionally with a path in front of <c>/v1</c>; http only for
    /// loopback. Mail programs post one-click opt-outs there (RFC 8058), so that it has to be reachable from outside. Default <c>https://shop.example</c>.
    /// </summary>
    public string PublicUrl { get; set; } = "https://shop.example";

    internal string IdDomain => string.IsNullOrEmpty(MessageIdDomain) ? SupportAddress[(SupportAddress.LastIndexOf('@') + 1)..] : MessageIdDomain;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!AddressSyntax.IsAddress(SupportAddress) || !System.Text.Ascii.IsValid(SupportAddress) || SupportAddress.AsSpan().IndexOfAny("\"[+") >= 0)
        {
            yield return new($"{Section}:SupportAddress '{SupportAddress}' is not a plain ASCII address without '+'.", [nameof(SupportAddress)]);
        }
        else if (SupportAddress.LastIndexOf('@') > MaxSupportLocalPart)
        {
            yield return new($"{Section}:SupportAddress has a local part of more than {MaxSupportLocalPart} characters: no room for the thread token.", [nameof(SupportAddress)]);
        }

        if (string.IsNullOrWhiteSpace(DisplayName) || DisplayName.Length > 100 || DisplayName.Any(char.IsControl))
        {
            yield return new($"{Section}:DisplayName has to have 1 to 100 characters and no control characters.", [nameof(DisplayName)]);
        }

        if (!string.IsNullOrEmpty(MessageIdDomain)
            && (!AddressSyntax.IsDomain(MessageIdDomain) || !System.Text.Ascii.IsValid(MessageIdDomain) || MessageIdDomain[0] == '[' || MessageIdDomain.Length > 253))
        {
            yield return new($"{Section}:MessageIdDomain '{MessageIdDomain}' is not an ASCII domain name.", [nameof(MessageIdDomain)]);
        }

        if (string.IsNullOrWhiteSpace(PostalAddress) || PostalAddress.Length > 200 || PostalAddress.Any(char.IsControl))
        {
            yield return new($"{Section}:PostalAddress has to have 1 to 200 characters and no control characters.", [nameof(PostalAddress)]);
        }

        if (!IsPublicUrl(PublicUrl))
        {
            yield return new($"{Section}:PublicUrl '{PublicUrl}' is not an https address such as https://shop.example, of at most 200 ASCII characters, without query.", [nameof(PublicUrl)]);
        }
    }

    private static bool IsPublicUrl(string? url) =>
        url is { Length: <= 200 } && System.Text.Ascii.IsValid(url) && url.AsSpan().IndexOfAny(" <>,\"") < 0
            && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
