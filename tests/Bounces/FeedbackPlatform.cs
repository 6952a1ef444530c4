using Platform.Tests.EndToEnd;

namespace Platform.Tests.Bounces;

/// <summary>One platform for the tests of bounces, whose mail server is believed.</summary>
public sealed class FeedbackPlatform : IAsyncLifetime
{
    private PlatformFixture? _platform;

    internal static Dictionary<string, string?> Settings { get; } = new() { ["Platform:MailIntake:AuthservIds:0"] = "mx.shop.example" };

    internal PlatformFixture Platform => _platform ?? throw new InvalidOperationException("not started");

    public async Task InitializeAsync() => _platform = await PlatformFixture.StartAsync(settings: Settings);

    public async Task DisposeAsync() => await Platform.DisposeAsync();
}
