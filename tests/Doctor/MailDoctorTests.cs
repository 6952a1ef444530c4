using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Platform.Gateway.Doctor;
using Platform.Tests.EndToEnd;
using Platform.Tests.Storage;
using Platform.Tests.Support;

namespace Platform.Tests.Doctor;

/// <summary>What the doctor sees of real folders, real keys, a real listener and a relay on loopback.</summary>
[Collection("processes")]
[UnsupportedOSPlatform("windows")] // Modes of files are what half of it is about.
public sealed class MailDoctorTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string?> _settings = new()
    {
        ["Platform:Mail:SupportAddress"] = "help@northwind-lane.com",
        ["Platform:Mail:PublicUrl"] = "https://northwind-lane.com",
        ["Platform:MailIntake:AuthservIds:0"] = "mx.northwind-lane.com",
    };

    private readonly Dictionary<string, string> _environment = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_is_well_in_a_private_folder_with_a_free_port()
    {
        Private(_folder.Path);

        var report = await LookAsync();

        Assert.True(report.Failed == 0 && report.Warned == 0, string.Join('\n', report.Lines()));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
        Assert.EndsWith("0 to look at, 0 to mend", report.Lines().Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_others_can_read_fails_and_says_what_to_type()
    {
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead);

        var check = Failure(await LookAsync(), "folder");

        Assert.Contains("0704", check.Finding, StringComparison.Ordinal);
        Assert.Equal($"chmod 700 {_folder.Path}", check.Advice);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_yet_is_no_fault_and_a_file_in_its_place_is_one()
    {
        var path = Path.Combine(_folder.Path, "deep", "data");
        Assert.Contains("is made at the start", Assert.Single((await LookAsync(path)).Checks, check => check.Area == "folder").Finding, StringComparison.Ordinal);

        var file = Path.Combine(_folder.Path, "file");
        File.WriteAllText(file, "");
        Assert.Contains("is a file", Failure(await LookAsync(file), "folder").Finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_and_misspelt_settings_are_named()
    {
        Private(_folder.Path);
        _settings["Platform:Flood:AddressMails"] = "0";
        _settings["Platform:Smtp:Port"] = "submission";
        _settings["Platform:Mail:SuportAddress"] = "x@northwind-lane.com";
        _settings["Platform:Callbacks:TimeZone"] = "Nowhere/Land";

        var report = await LookAsync();

        var failed = report.Checks.Where(check => check is { Area: "settings", Status: DoctorStatus.Fail }).Select(check => check.Finding).ToList();
        Assert.Contains(failed, finding => finding.Contains("Platform:Flood:AddressMails", StringComparison.Ordinal));
        Assert.Contains(failed, finding => finding.Contains("Platform:Smtp:Port", StringComparison.Ordinal));
        Assert.Contains(failed, finding => finding.Contains("Platform:Callbacks", StringComparison.Ordinal));
        Assert.Contains(report.Checks, check => check.Status == DoctorStatus.Warn && check.Finding.StartsWith("Platform:Mail:SuportAddress is no setting", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_demos_address_and_an_unnamed_server_are_worth_a_look()
    {
        Private(_folder.Path);
        _settings.Clear();

        var report = await LookAsync();

        Assert.Equal(0, report.Failed);
        Assert.Equal(["address", "address", "intake"], report.Checks.Where(check => check.Status == DoctorStatus.Warn).Select(check => check.Area));
    }

    [Theory]
    [InlineData(2048, DoctorStatus.Ok)]
    [InlineData(1024, DoctorStatus.Warn)]
    public async Task The_record_to_publish_is_that_of_the_key(int bits, DoctorStatus length)
    {
        Private(_folder.Path);
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
        Private(_folder.Path);
        using var key = Key(2048);
        _settings["Platform:Dkim:Domain"] = "elsewhere.com";
        File.SetUnixFileMode(_settings["Platform:Dkim:PrivateKeyFile"]!, UnixFileMode.UserRead | UnixFileMode.GroupRead);

        var failed = (await LookAsync()).Checks.Where(check => check is { Area: "dkim", Status: DoctorStatus.Fail }).Select(check => check.Finding).ToList();

        Assert.Equal(2, failed.Count);
        Assert.Contains("elsewhere.com is neither northwind-lane.com nor above it", failed[0], StringComparison.Ordinal);
        Assert.Contains("readable by others", failed[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_SES_no_relay_is_missed()
    {
        _settings["Platform:Ses:Region"] = "eu-central-1";
        _settings["Platform:Ses:Send"] = "true";
        _settings["Platform:Ses:Bukket"] = "mail";

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
        Private(_folder.Path);
        using var certificate = TestCertificate.Create();
        await using var relay = TestSmtpServer.Start();
        relay.Certificate = certificate;
        relay.Users["help"] = "secret";
        UseRelay(relay.Port, "starttls");
        _settings["Platform:Smtp:TrustedCertificate"] = Path.Combine(_folder.Path, "relay.pem");
        File.WriteAllText(_settings["Platform:Smtp:TrustedCertificate"]!, certificate.ExportCertificatePem());
        _settings["Platform:Smtp:User"] = "help";
        _environment["PLATFORM_SMTP_PASSWORD"] = "secret";

        // The options ask for the password's variable themselves; what is looked at here is the relay.
        var found = (await LookAsync()).Checks.Where(check => check.Area == "relay").ToList();
        Assert.All(found, check => Assert.Equal(DoctorStatus.Ok, check.Status));
        Assert.Contains(found, check => check.Finding.Contains("encrypted", StringComparison.Ordinal));
        Assert.Contains(found, check => check.Finding.Contains("is accepted", StringComparison.Ordinal));

        _environment["PLATFORM_SMTP_PASSWORD"] = "wrong";
        Assert.Contains("the login failed", Failure(await LookAsync(), "relay").Finding, StringComparison.Ordinal);
        Assert.Empty(relay.Mails);
    }

    [Fact]
    public async Task A_relay_without_encryption_is_worth_a_look_and_one_that_is_away_fails()
    {
        Private(_folder.Path);
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

    [Fact]
    public async Task A_port_of_another_program_fails_and_one_of_a_platform_does_not()
    {
        Private(_folder.Path);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var look = LookAsync(urls: $"http://127.0.0.1:{port}");
        Assert.Contains("in use by another program", Failure(await look, "listen").Finding, StringComparison.Ordinal);

        await using var platform = await PlatformFixture.StartAsync();
        var url = platform.Http.BaseAddress!.ToString().TrimEnd('/');
        Assert.Contains((await LookAsync(urls: url)).Checks, check => check is { Area: "listen", Status: DoctorStatus.Ok } && check.Finding == $"a platform answers at {url}");
    }

    [Fact]
    public async Task Reachable_from_outside_without_a_key_fails()
    {
        Private(_folder.Path);
        var urls = $"http://0.0.0.0:{FreePort()}";

        Assert.Contains("PLATFORM_API_KEY is not set", Failure(await LookAsync(urls: urls), "listen").Finding, StringComparison.Ordinal);
        _environment["PLATFORM_API_KEY"] = new string('k', 32);
        Assert.Equal(0, (await LookAsync(urls: urls)).Failed);
    }

    [Fact]
    public async Task Thread_keys_are_told_by_their_ids_and_never_shown()
    {
        Private(_folder.Path);
        var secret = Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray());
        _environment["PLATFORM_THREAD_KEYS"] = $"2:{secret},1:{secret}";
        var report = await LookAsync();
        Assert.Contains(report.Checks, check => check.Finding == "key 2 signs, 1 are still accepted");
        Assert.DoesNotContain(report.Lines(), line => line.Contains(secret, StringComparison.Ordinal));

        File.WriteAllBytes(Path.Combine(_folder.Path, "thread.key"), Enumerable.Repeat((byte)8, 32).ToArray());
        File.SetUnixFileMode(Path.Combine(_folder.Path, "thread.key"), UnixFileMode.UserRead);
        Assert.Contains((await LookAsync()).Checks, check => check is { Area: "keys", Status: DoctorStatus.Warn });

        _environment["PLATFORM_THREAD_KEYS"] = "1:short";
        Assert.DoesNotContain("short", Failure(await LookAsync(), "keys").Finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_went_back_fails()
    {
        Private(_folder.Path);
        var database = Path.Combine(_folder.Path, "platform.db");
        File.WriteAllText(database, "");
        File.SetUnixFileMode(database, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.SetLastWriteTimeUtc(database, TimeProvider.System.GetUtcNow().AddHours(2).UtcDateTime);

        Assert.Contains("the clock went back", Failure(await LookAsync(), "clock").Finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_prints_lines_or_json_and_ends_with_1_when_something_fails()
    {
        Private(_folder.Path);
        var program = Path.Combine(AppContext.BaseDirectory, "platform.dll");
        var lines = await Command.RunAsync("dotnet", [program, "doctor", "--data", _folder.Path, "--urls", $"http://127.0.0.1:{FreePort()}"]);
        Assert.Contains("ok    folder", lines, StringComparison.Ordinal);

        var json = await Command.RunAsync("dotnet", [program, "doctor", "--json", "--data", _folder.Path, "--urls", $"http://127.0.0.1:{FreePort()}"]);
        using var report = JsonDocument.Parse(json);
        Assert.Equal(0, report.RootElement.GetProperty("failed").GetInt32());
        Assert.All(report.RootElement.GetProperty("checks").EnumerateArray(), check => Assert.Contains(check.GetProperty("status").GetString(), (string[])["ok", "warn"]));

        using var failing = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", [program, "doctor", "--data", program]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        await failing.StandardOutput.ReadToEndAsync();
        await failing.WaitForExitAsync();
        Assert.Equal(1, failing.ExitCode);
    }

    private static void Private(string path) => File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private static DoctorCheck Failure(DoctorReport report, string area) =>
        Assert.Single(report.Checks, check => check.Status == DoctorStatus.Fail && check.Area == area);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void UseRelay(int port, string security)
    {
        _settings["Platform:Smtp:Host"] = "localhost";
        _settings["Platform:Smtp:Port"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        _settings["Platform:Smtp:Security"] = security;
        _settings["Platform:Smtp:ConnectTimeout"] = "00:00:10";
    }

    private RSA Key(int bits)
    {
        var key = RSA.Create(bits);
        var file = Path.Combine(_folder.Path, "dkim.pem");
        File.WriteAllText(file, key.ExportRSAPrivateKeyPem());
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        _settings["Platform:Dkim:Domain"] = "northwind-lane.com";
        _settings["Platform:Dkim:Selector"] = "s1";
        _settings["Platform:Dkim:PrivateKeyFile"] = file;
        return key;
    }

    private Task<DoctorReport> LookAsync(string? data = null, string? urls = null) => MailDoctor.LookAsync(
        data ?? _folder.Path, urls ?? $"http://127.0.0.1:{FreePort()}", new ConfigurationBuilder().AddInMemoryCollection(_settings).Build(), name => _environment.GetValueOrDefault(name), TimeProvider.System);
}
