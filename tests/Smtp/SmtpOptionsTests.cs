using System.ComponentModel.DataAnnotations;
using Platform.Silo.Adapters.Dkim;
using Platform.Silo.Adapters.Smtp;
using Platform.Tests.Storage;

namespace Platform.Tests.Smtp;

public sealed class SmtpOptionsTests
{
    [Fact]
    public void Without_a_relay_nothing_is_asked_for() => Assert.Empty(Problems(new SmtpOptions()));

    [Fact]
    public void A_relay_needs_its_host_only() => Assert.Empty(Problems(new SmtpOptions { Host = "relay.example" }));

    [Theory]
    [InlineData("relay example", "starttls", "", "", "Host")]
    [InlineData("relay.example", "ssl", "", "", "Security")]
    [InlineData("relay.example", "none", "ann", "", "Security")]
    [InlineData("relay.example", "starttls-when-available", "ann", "", "Security")]
    [InlineData("relay.example", "starttls", "ann", "", "User")]
    [InlineData("relay.example", "starttls", "", "me\r\nMAIL", "ClientDomain")]
    public void A_setting_that_cannot_work_is_named(string host, string security, string user, string clientDomain, string key) =>
        Assert.Contains(
            Problems(new SmtpOptions { Host = host, Security = security, User = user, ClientDomain = clientDomain }),
            problem => problem.StartsWith($"Platform:Smtp:{key} ", StringComparison.Ordinal));

    [Fact]
    public void A_key_that_is_none_is_named()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.Combine("key.pem"), "-----BEGIN NOTHING-----");
        var problem = Assert.Single(Problems(new DkimOptions { Domain = "shop.example", Selector = "s1", PrivateKeyFile = folder.Combine("key.pem") }));
        Assert.StartsWith("Platform:Dkim:PrivateKeyFile ", problem, StringComparison.Ordinal);
    }

    private static List<string> Problems(object options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new(options), results, validateAllProperties: true);
        return [.. results.Select(result => result.ErrorMessage!)];
    }
}
