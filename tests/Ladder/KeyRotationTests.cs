using Microsoft.Extensions.DependencyInjection;
using Platform.Outgoing;
using Platform.Silo.Hosting;
using Platform.Tests.EndToEnd;
using Platform.Tests.Storage;

namespace Platform.Tests.Ladder;

/// <summary>Keys from the environment, rotated between three lives of one platform.</summary>
[Collection("processes")]
public sealed class KeyRotationTests : IDisposable
{
    private static readonly string Old = $"1:{Convert.ToBase64String(Enumerable.Range(1, 32).Select(i => (byte)i).ToArray())}";
    private static readonly string New = $"2:{Convert.ToBase64String(Enumerable.Range(101, 32).Select(i => (byte)i).ToArray())}";

    private readonly TempFolder _folder = new();
    private readonly string? _before = Environment.GetEnvironmentVariable(ThreadKeys.Variable);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(ThreadKeys.Variable, _before);
        _folder.Dispose();
    }

    [Fact]
    public async Task A_token_of_the_old_key_finds_its_thread_after_rotation_and_opens_a_new_one_when_the_key_is_dropped()
    {
        string thread;
        string address;
        await using (var first = await StartAsync(Old))
        {
            thread = (await first.PostAsync(TestMail.Create("k1", "How long does standard shipping take?"))).Thread!;
            await first.SettledAsync(thread);
            address = Address(first, thread);
        }

        await using (var rotated = await StartAsync($"{New},{Old}"))
        {
            var answer = await rotated.PostAsync(TestMail.Create("k2", "And to Canada?", subject: "Canada", to: address));
            Assert.Equal((thread, "token"), (answer.Thread, answer.ThreadReason));
            Assert.NotEqual(address, Address(rotated, thread));
        }

        await using var dropped = await StartAsync(New);
        var late = await dropped.PostAsync(TestMail.Create("k3", "And to Mexico?", subject: "Mexico", to: address));
        Assert.Equal("new", late.ThreadReason);
        Assert.NotEqual(thread, late.Thread);
        var view = await dropped.GetThreadAsync(late.Thread!);
        Assert.Null(view.LinkedTo);
        Assert.Empty(view.Conversation.Verifications);
    }

    private Task<PlatformFixture> StartAsync(string keys)
    {
        Environment.SetEnvironmentVariable(ThreadKeys.Variable, keys);
        return PlatformFixture.StartAsync(_folder.Path);
    }

    private static string Address(PlatformFixture platform, string thread) =>
        platform.Host.Services.GetRequiredService<OutgoingAddresses>().ReplyTo(thread).Email;
}
