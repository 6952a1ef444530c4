using Platform.Gateway.Commands;
using Platform.Gateway.Scripts;
using Platform.Tests.EndToEnd;

namespace Platform.Tests.Conversations;

/// <summary>One platform for all scripts, with a clock that they move.</summary>
public sealed class ConversationPlatform : IAsyncLifetime, IAsyncDisposable
{
    private PlatformFixture? _platform;

    internal OffsetTime Time { get; } = new();

    internal PlatformFixture Platform => _platform ?? throw new InvalidOperationException("not started");

    /// <summary>A platform whose clock is moved by whoever has it.</summary>
    internal static Task<PlatformFixture> StartAsync(OffsetTime time, string? folder = null, string? shop = null) =>
        PlatformFixture.StartAsync(folder, configure: builder => DemoCommand.Configure(builder, time), shop: shop);

    public async Task InitializeAsync() => _platform = await StartAsync(Time);

    public async Task DisposeAsync() => await Platform.DisposeAsync();

    ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());
}
