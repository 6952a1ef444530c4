using Platform.Gateway.Api;
using Platform.Gateway.Commands;
using Platform.Tests.EndToEnd;

namespace Platform.Tests.Models;

/// <summary>A platform that is asked over its chat.</summary>
internal sealed class ModelPlatform : IAsyncDisposable
{
    private readonly PlatformFixture _platform;
    private readonly PlatformClient _client;
    private int _asked;

    private ModelPlatform(PlatformFixture platform)
    {
        _platform = platform;
        _client = new(platform.Host.Urls.First(), TimeSpan.FromMilliseconds(5));
    }

    public PlatformFixture Fixture => _platform;

    public static async Task<ModelPlatform> StartAsync(Dictionary<string, string?>? settings = null, string? knowledge = null)
    {
        AwsEnvironment.Use();
        return new(await PlatformFixture.StartAsync(settings: settings, knowledge: knowledge));
    }

    /// <summary>Begins a conversation and waits for the answer.</summary>
    public Task<(ThreadView Thread, TurnView Turn, string Reply)> AskAsync(string text, string from = "john@example.com") => AskAsync($"c{_asked++}", 1, text, from);

    /// <summary>Goes on with a conversation.</summary>
    public async Task<(ThreadView Thread, TurnView Turn, string Reply)> AskAsync(string conversation, int number, string text, string from = "john@example.com")
    {
        var receipt = await _client.SendChatAsync(new(conversation, $"{number}", from, "John", text), CancellationToken.None);
        var made = await _client.WaitForTurnAsync(receipt, TimeSpan.FromSeconds(60), CancellationToken.None);
        Assert.True(made is not null, $"no answer to: {text}");
        return (await _platform.SettledAsync(receipt.Thread!), made.Value.Turn, made.Value.Reply?.Text ?? "");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _platform.DisposeAsync();
    }
}
