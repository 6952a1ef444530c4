using System.Runtime.Versioning;
using Platform.Gateway.Doctor;

namespace Platform.Tests.Doctor;

[UnsupportedOSPlatform("windows")] // Modes of files are what part of it is about.
public sealed class EncryptionDoctorTests : DoctorTests
{
    private const string Key = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

    [Fact]
    public async Task Without_a_key_the_doctor_says_that_content_is_plain()
    {
        Private(Folder.Path);

        var check = Assert.Single((await LookAsync()).Checks, check => check.Area == "encryption");

        Assert.Equal((DoctorStatus.Ok, "content is not encrypted field by field (Platform:Encryption names no key)"), (check.Status, check.Finding));
    }

    [Fact]
    public async Task A_key_is_told_by_its_name_and_never_shown()
    {
        Private(Folder.Path);
        Environment["PLATFORM_DATA_KEY"] = Key;

        var report = await LookAsync();

        var check = Assert.Single(report.Checks, check => check.Area == "encryption");
        Assert.StartsWith("content is encrypted with a data key for each customer, wrapped by file:", check.Finding, StringComparison.Ordinal);
        Assert.DoesNotContain("AQEB", string.Join('\n', report.Lines()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_beside_the_data_and_a_mode_that_is_too_open_are_told()
    {
        Private(Folder.Path);
        var path = Folder.Combine("data.key");
        File.WriteAllText(path, Key);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Settings["Platform:Encryption:KeyFile"] = path;
        Assert.Contains((await LookAsync()).Checks, check => check is { Area: "encryption", Status: DoctorStatus.Warn });

        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        Assert.Equal($"Platform:Encryption:KeyFile {path} has mode 0640, others may use it: chmod 600 {path}", Failure(await LookAsync(), "encryption").Finding);
    }

    [Fact]
    public async Task Data_keys_without_a_key_to_unwrap_them_are_told()
    {
        Private(Folder.Path);
        File.WriteAllText(Folder.Combine("keys.db"), "");
        File.SetUnixFileMode(Folder.Combine("keys.db"), UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Assert.EndsWith("holds data keys, and no key is set to unwrap them", Failure(await LookAsync(), "encryption").Finding, StringComparison.Ordinal);
    }
}
