using System.Collections.Immutable;
using System.Text;
using Platform.Mail;

namespace Platform.Tests.Mail;

/// <summary>Whom the platform believes that a From is genuine (RFC 8601, RFC 9989).</summary>
public sealed class AuthenticationResultsTests
{
    private const string Pass = "mx.shop.example; dmarc=pass (p=reject) header.from=example.com";

    [Theory]
    [InlineData(Pass, true)]
    [InlineData("mx.shop.example 1; spf=pass smtp.mailfrom=example.com; dkim=pass header.d=example.com; dmarc=pass header.from=example.com", true)]
    [InlineData("MX.Shop.Example; DMARC=Pass Header.From=EXAMPLE.com", true)]
    [InlineData("mx.shop.example; dmarc = pass reason=\"looks good; really\" header.from = example.com", true)]
    [InlineData("mx.shop.example (our (nested) server); dmarc/1=pass header.from=\"example.com\"", true)]
    [InlineData("mx.shop.example; dmarc=pass header.from=john@example.com", true)]
    [InlineData("mx.shop.example; dmarc=pass header.from=example.com.", true)]
    [InlineData("mx.shop.example; dmarc=fail header.from=example.com", false)]
    [InlineData("mx.shop.example; dmarc=none header.from=example.com", false)]
    [InlineData("mx.shop.example; dmarc=pass header.from=example.net", false)]
    [InlineData("mx.shop.example; dmarc=pass header.from=evil-example.com", false)]
    [InlineData("mx.shop.example; dmarc=pass", false)]
    [InlineData("mx.shop.example; spf=pass smtp.mailfrom=example.com; dkim=pass header.d=example.com", false)]
    [InlineData("mx.shop.example; dmarc=pass header.from=example.com; dmarc=fail header.from=example.com", false)]
    [InlineData("mx.shop.example; dmarc=pass header.from=example.com header.from=evil.example", false)]
    [InlineData("mx.shop.example; none", false)]
    [InlineData("mx.shop.example 2; dmarc=pass header.from=example.com", false)]
    [InlineData("mx.evil.example; dmarc=pass header.from=example.com", false)]
    [InlineData("mx.shop.example.evil.example; dmarc=pass header.from=example.com", false)]
    [InlineData("(mx.shop.example; dmarc=pass header.from=example.com", false)]
    [InlineData("mx.shop.example; spf=fail (dmarc=pass header.from=example.com)", false)]
    [InlineData("mx.shop.example; spf=fail reason=\"; dmarc=pass header.from=example.com\"", false)]
    [InlineData("mx.shop.example; x=\"open", false)]
    [InlineData("dmarc=pass header.from=example.com", false)]
    [InlineData("", false)]
    public void Only_a_dmarc_pass_of_our_own_server_for_the_very_domain_counts(string header, bool believed) =>
        Assert.Equal(believed, Read($"Authentication-Results: {header}\r\n").Authenticated);

    [Fact]
    public void Only_the_topmost_header_counts()
    {
        Assert.False(Read($"Authentication-Results: mx.shop.example; dmarc=fail header.from=example.com\r\nAuthentication-Results: {Pass}\r\n").Authenticated);
        Assert.False(Read($"Authentication-Results: relay.example; none\r\nAuthentication-Results: {Pass}\r\n").Authenticated);
        Assert.True(Read($"Authentication-Results: {Pass}\r\nAuthentication-Results: relay.example; dmarc=fail header.from=example.com\r\n").Authenticated);
    }

    [Fact]
    public void A_folded_header_is_one_header() =>
        Assert.True(Read("Authentication-Results: mx.shop.example;\r\n\tspf=pass smtp.mailfrom=example.com;\r\n dmarc=pass\r\n\theader.from=example.com\r\n").Authenticated);

    [Theory]
    [InlineData("From: john@example.com, bob@example.com")]
    [InlineData("From: john@example.com\r\nFrom: bob@example.com")]
    public void Whose_mail_it_is_has_to_be_plain(string from) => Assert.False(Read($"Authentication-Results: {Pass}\r\n", from).Authenticated);

    [Fact]
    public void Nobody_is_believed_when_no_server_is_named() =>
        Assert.False(Read($"Authentication-Results: {Pass}\r\n", options: new()).Authenticated);

    private static MailContent Read(string headers, string from = "From: John <john@example.com>", MailReadOptions? options = null)
    {
        var mail = $"{headers}{from}\r\nTo: support@shop.example\r\nSubject: Hi\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\nMessage-ID: <1@example.com>\r\n\r\nHello\r\n";
        options ??= new() { AuthservIds = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "mx.shop.example") };
        return Assert.IsType<MailReading.Accepted>(MailReader.Read(Encoding.UTF8.GetBytes(mail), options)).Mail;
    }
}
