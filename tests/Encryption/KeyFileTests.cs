using System.Runtime.Versioning;
using Platform.Encryption;
using Platform.Silo.Adapters.Encryption;
using Platform.Tests.Storage;

namespace Platform.Tests.Encryption;

[UnsupportedOSPlatform("windows")] // Modes of files are what part of it is about.
public sealed class KeyFileTests : IDisposable
{
    private const string First = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
    private const string Second = "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";

    private readonly TempFolder _folder = new();

    private string Path => _folder.Combine("data.key");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void No_setting_is_no_key() => Assert.Empty(KeyFile.Load(new(), _ => null));

    [Fact]
    public void The_first_line_wraps_and_further_lines_unwrap()
    {
        Write($"{First}\n{Second}\n", 0b110_000_000);

        AssertBoth(KeyFile.Load(new() { KeyFile = Path }, _ => null));
    }

    [Fact]
    public void The_environment_does_instead_of_a_file() =>
        AssertBoth(KeyFile.Load(new(), name => name == "PLATFORM_DATA_KEY" ? $"{First},{Second}" : null));

    [Theory]
    [InlineData("", 0b110_000_000, "is empty; make one with: openssl rand -base64 32")]
    [InlineData("AQEB", 0b110_000_000, "line 1 is not 32 bytes in base64; make one with: openssl rand -base64 32")]
    [InlineData(First + "\nsecret", 0b110_000_000, "line 2 is not 32 bytes in base64; make one with: openssl rand -base64 32")]
    [InlineData(First, 0b110_100_000, "has mode 0640, others may use it: chmod 600 ")]
    [InlineData(First, 0b110_000_100, "has mode 0604, others may use it: chmod 600 ")]
    public void What_is_wrong_with_a_file_is_one_line_without_the_key(string content, int mode, string expected)
    {
        Write(content, mode);

        var refusal = Assert.Throws<ContentKeyException>(() => KeyFile.Load(new() { KeyFile = Path }, _ => null));

        Assert.StartsWith($"Platform:Encryption:KeyFile {Path}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(First, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public void A_missing_file_is_never_made()
    {
        var refusal = Assert.Throws<ContentKeyException>(() => KeyFile.Load(new() { KeyFile = Path }, _ => null));

        Assert.StartsWith($"Platform:Encryption:KeyFile {Path} does not exist: restore it", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path));
    }

    [Fact]
    public void Two_places_at_once_are_refused()
    {
        var refusal = Assert.Throws<ContentKeyException>(() => KeyFile.Load(new() { KeyFile = Path }, _ => First));

        Assert.Equal("Platform:Encryption:KeyFile and PLATFORM_DATA_KEY are both set: remove one of them", refusal.Message);
    }

    private static void AssertBoth(IEnumerable<byte[]> keys) => Assert.Equal([First, Second], keys.Select(Convert.ToBase64String));

    private void Write(string content, int mode)
    {
        File.WriteAllText(Path, content);
        File.SetUnixFileMode(Path, (UnixFileMode)mode);
    }
}
