using System.Runtime.Versioning;
using System.Security.Cryptography;
using Platform.Gateway.Doctor;
using Platform.Tests.EndToEnd;
using Platform.Tests.Support;

namespace Platform.Tests.Doctor;

/// <summary>What the doctor sees of the ways out: real DKIM keys, SES, a cluster's outbox, and a relay on loopback.</summary>
[Collection("processes")]
[UnsupportedOSPlatform("windows")]
public sealed class MailOutDoctorTests : DoctorTests
{
    [Theory]
    [InlineData(2048, DoctorStatus.Ok)]
    [InlineData(1024, DoctorStatus.Warn)]
    public async Task The_record_to_publish_is_that_of_the_key(int bits, DoctorStatus length)
    {
        Private(Folder.Path);
        using var key = Key(bits);

        var report = await LookAsync();

        Assert.Contains(report.Checks, check => check.Area == "dkim" && check.Status == length && check.Finding.Contains($"{bits} bits", StringComparison.Ordinal));
        var record = report.Checks.Single(check => check.Finding.StartsWith("to publish: ", StringComparison.Ordinal)).Finding;
        Assert.StartsWith("to publish: s1._domainkey.northwind-lane.com. IN TXT \"v=DKIM1; k=rsa; p=", record, StringComparison.Ordinal);
        var strings = record[(record.IndexOf('"', StringComparison.Ordinal) + 1)..^1].Split("\" \"");
        Assert.All(strings, text => Assert.InRange(text.Length, 1, 255));
        using var published = RSA.Create();
        published.ImportSubjectPublicKeyInfo(Convert.FromBase64String(string.Concat(strings).Split("p=")[1]), out _);
        Assert.Equal(key.ExportParameters(false).Modulus, published.ExportParameters(false).Modulus);
    }

    [Fact]
    public async Task A_key_that_others_can_read_and_a_domain_that_is_not_aligned_fail()
    {
        Private(Folder.Path);
        using var key = Key(2048);
        Settings["Platform:Dkim:Domain"] = "elsewhere.com";
        File.SetUnixFileMode(Settings["Platform:Dkim:PrivateKeyFile"]!, UnixFileMode.UserRead | UnixFileMode.GroupRead);

        var failed = (await LookAsync()).Checks.Where(check => check is { Area: "dkim", Status: DoctorStatus.Fail }).Select(check => check.Finding).ToList();

        Assert.Equal(2, failed.Count);
        Assert.Contains("elsewhere.com is neither northwind-lane.com nor above it", failed[0], StringComparison.Ordinal);
        Assert.Contains("readable by others", failed[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_SES_no_relay_is_missed()
    {
        Settings["Platform:Ses:Region"] = "eu-central-1";
        Settings["Platform:Ses:Send"] = "true";
        Settings["Platform:Ses:Bukket"] = "mail";

        var checks = (await LookAsync()).Checks;

        Assert.Contains(checks, check => check is { Area: "relay", Status: DoctorStatus.Ok } && check.Finding == "replies go through SES in eu-central-1");
        Assert.Contains(checks, check => check.Status == DoctorStatus.Warn && check.Finding.StartsWith("Platform:Ses:Bukket is no setting", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, "", false, DoctorStatus.Ok, "outbox/new")]
    [InlineData(true, "", false, DoctorStatus.Fail, "no outbox of their own")]
    [InlineData(true, "/srv/outbox", false, DoctorStatus.Ok, "/srv/outbox")]
    [InlineData(true, "", true, DoctorStatus.Ok, "through SES")]
    internal void In_a_cluster_mail_needs_a_way_out_that_all_silos_have(bool isCluster, string outbox, bool sends, DoctorStatus expected, string finding)
    {
        var check = MailChecks.WithoutRelay(new() { Send = sends, Region = "eu-central-1" }, new() { Id = isCluster ? "shop" : "", Outbox = outbox });

        Assert.Equal(expected, check.Status);
        Assert.Contains(finding, check.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_relay_is_spoken_with_over_STARTTLS_and_its_login_tried()
    {
        Private(Folder.Path);
        using var certificate = TestCertificate.Create();
        await using var relay = TestSmtpServer.Start();
        relay.Certificate = certificate;
        relay.Users["help"] = "secret";
        UseRelay(relay.Port, "starttls");
        Settings["Platform:Smtp:TrustedCertificate"] = Path.Combine(Folder.Path, "relay.pem");
        File.WriteAllText(Settings["Platform:Smtp:TrustedCertificate"]!, certificate.ExportCertificatePem());
        Settings["Platform:Smtp:User"] = "help";
        Environment["PLATFORM_SMTP_PASSWORD"] = "secret";

        // The options ask for the password's variable themselves; what is looked at here is the relay.
        var found = (await LookAsync()).Checks.Where(check => check.Area == "relay").ToList();
        Assert.All(found, check => Assert.Equal(DoctorStatus.Ok, check.Status));
        Assert.Contains(found, check => check.Finding.Contains("encrypted", StringComparison.Ordinal));
        Assert.Contains(found, check => check.Finding.Contains("is accepted", StringComparison.Ordinal));

        Environment["PLATFORM_SMTP_PASSWORD"] = "wrong";
        Assert.Contains("the login failed", Failure(await LookAsync(), "relay").Finding, StringComparison.Ordinal);
        Assert.Empty(relay.Mails);
    }

    [Fact]
    public async Task A_relay_without_encryption_is_worth_a_look_and_one_that_is_away_fails()
    {
        Private(Folder.Path);
        await using (var relay = TestSmtpServer.Start())
        {
            UseRelay(relay.Port, "none");
            Assert.Contains((await LookAsync()).Checks, check => check is { Area: "relay", Status: DoctorStatus.Warn } && check.Finding.StartsWith("STARTTLS is not offered", StringComparison.Ordinal));
            UseRelay(relay.Port, "starttls");
            Assert.Contains("no STARTTLS", Failure(await LookAsync(), "relay").Finding, StringComparison.Ordinal);
        }

        UseRelay(FreePort(), "none");
        Assert.Contains("was not reached", Failure(await LookAsync(), "relay").Finding, StringComparison.Ordinal);
    }

    private void UseRelay(int port, string security)
    {
        Settings["Platform:Smtp:Host"] = "localhost";
        Settings["Platform:Smtp:Port"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Settings["Platform:Smtp:Security"] = security;
        Settings["Platform:Smtp:ConnectTimeout"] = "00:00:10";
    }

    private RSA Key(int bits)
    {
        var key = RSA.Create(bits);
        var file = Path.Combine(Folder.Path, "dkim.pem");
        File.WriteAllText(file, key.ExportRSAPrivateKeyPem());
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Settings["Platform:Dkim:Domain"] = "northwind-lane.com";
        Settings["Platform:Dkim:Selector"] = "s1";
        Settings["Platform:Dkim:PrivateKeyFile"] = file;
        return key;
    }
}
