using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text.Json;
using Platform.Gateway.Doctor;
using Platform.Tests.EndToEnd;
using Platform.Tests.Support;

namespace Platform.Tests.Doctor;

/// <summary>What the doctor sees of real folders, settings, a port and a clock.</summary>
[Collection("processes")]
[UnsupportedOSPlatform("windows")]
public sealed class MailDoctorTests : DoctorTests
{
    [Fact]
    public async Task All_is_well_in_a_private_folder_with_a_free_port()
    {
        Private(Folder.Path);

        var report = await LookAsync();

        Assert.True(report.Failed == 0 && report.Warned == 0, string.Join('\n', report.Lines()));
        Assert.Empty(Directory.GetFileSystemEntries(Folder.Path));
        Assert.EndsWith("0 to look at, 0 to mend", report.Lines().Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_others_can_read_fails_and_says_what_to_type()
    {
        File.SetUnixFileMode(Folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead);

        var check = Failure(await LookAsync(), "folder");

        Assert.Contains("0704", check.Finding, StringComparison.Ordinal);
        Assert.Equal($"chmod 700 {Folder.Path}", check.Advice);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_yet_is_no_fault_and_a_file_in_its_place_is_one()
    {
        var path = Path.Combine(Folder.Path, "deep", "data");
        Assert.Contains("is made at the start", Assert.Single((await LookAsync(path)).Checks, check => check.Area == "folder").Finding, StringComparison.Ordinal);

        var file = Path.Combine(Folder.Path, "file");
        File.WriteAllText(file, "");
        Assert.Contains("is a file", Failure(await LookAsync(file), "folder").Finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_and_misspelt_settings_are_named()
    {
        Private(Folder.Path);
        Settings["Platform:Flood:AddressMails"] = "0";
        Settings["Platform:Smtp:Port"] = "submission";
        Settings["Platform:Mail:SuportAddress"] = "x@northwind-lane.com";
        Settings["Platform:Callbacks:TimeZone"] = "Nowhere/Land";

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
        Private(Folder.Path);
        Settings.Clear();

        var report = await LookAsync();

        Assert.Equal(0, report.Failed);
        Assert.Equal(["address", "address", "intake"], report.Checks.Where(check => check.Status == DoctorStatus.Warn).Select(check => check.Area));
    }

    [Fact]
    public async Task A_port_of_another_program_fails_and_one_of_a_platform_does_not()
    {
        Private(Folder.Path);
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
        Private(Folder.Path);
        var urls = $"http://0.0.0.0:{FreePort()}";

        Assert.Contains("PLATFORM_API_KEY is not set", Failure(await LookAsync(urls: urls), "listen").Finding, StringComparison.Ordinal);
        Environment["PLATFORM_API_KEY"] = new string('k', 32);
        Assert.Equal(0, (await LookAsync(urls: urls)).Failed);
    }

    [Fact]
    public async Task Thread_keys_are_told_by_their_ids_and_never_shown()
    {
        Private(Folder.Path);
        var secret = Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray());
        Environment["PLATFORM_THREAD_KEYS"] = $"2:{secret},1:{secret}";
        var report = await LookAsync();
        Assert.Contains(report.Checks, check => check.Finding == "key 2 signs, 1 are still accepted");
        Assert.DoesNotContain(report.Lines(), line => line.Contains(secret, StringComparison.Ordinal));

        File.WriteAllBytes(Path.Combine(Folder.Path, "thread.key"), Enumerable.Repeat((byte)8, 32).ToArray());
        File.SetUnixFileMode(Path.Combine(Folder.Path, "thread.key"), UnixFileMode.UserRead);
        Assert.Contains((await LookAsync()).Checks, check => check is { Area: "keys", Status: DoctorStatus.Warn });

        Environment["PLATFORM_THREAD_KEYS"] = "1:short";
        Assert.DoesNotContain("short", Failure(await LookAsync(), "keys").Finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_went_back_fails()
    {
        Private(Folder.Path);
        var database = Path.Combine(Folder.Path, "platform.db");
        File.WriteAllText(database, "");
        File.SetUnixFileMode(database, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.SetLastWriteTimeUtc(database, TimeProvider.System.GetUtcNow().AddHours(2).UtcDateTime);

        Assert.Contains("the clock went back", Failure(await LookAsync(), "clock").Finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_prints_lines_or_json_and_ends_with_1_when_something_fails()
    {
        Private(Folder.Path);
        var program = Path.Combine(AppContext.BaseDirectory, "platform.dll");
        var lines = await Command.RunAsync("dotnet", [program, "doctor", "--data", Folder.Path, "--urls", $"http://127.0.0.1:{FreePort()}"]);
        Assert.Contains("ok    folder", lines, StringComparison.Ordinal);

        var json = await Command.RunAsync("dotnet", [program, "doctor", "--json", "--data", Folder.Path, "--urls", $"http://127.0.0.1:{FreePort()}"]);
        using var report = JsonDocument.Parse(json);
        Assert.Equal(0, report.RootElement.GetProperty("failed").GetInt32());
        Assert.All(report.RootElement.GetProperty("checks").EnumerateArray(), check => Assert.Contains(check.GetProperty("status").GetString(), (string[])["ok", "warn"]));

        using var failing = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", [program, "doctor", "--data", program]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        await failing.StandardOutput.ReadToEndAsync();
        await failing.WaitForExitAsync();
        Assert.Equal(1, failing.ExitCode);
    }
}
