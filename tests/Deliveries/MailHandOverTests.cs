using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Platform.Deliveries;
using Platform.Silo.Adapters.Maildir;
using Platform.Tests.Storage;

namespace Platform.Tests.Deliveries;

/// <summary>The steps of a hand-over into a real Maildir.</summary>
public sealed class MailHandOverTests : IDisposable
{
    private const string Id = "r.1f3.2@shop.example";
    private readonly TempFolder _folder = new();
    private readonly MaildirTransport _transport;
    private readonly MailHandOver _handOver;
    private readonly List<DeliveryStatus> _remembered = [];
    private int _composed;

    public MailHandOverTests()
    {
        _transport = new(_folder.Path);
        _handOver = new(_transport, Options.Create(new DeliveryOptions()), TimeProvider.System, NullLogger<MailHandOver>.Instance);
    }

    public void Dispose()
    {
        _transport.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_mail_is_handed_over_without_anything_being_remembered_before()
    {
        var state = await RunAsync(isWanted: () => throw new InvalidOperationException("nobody asks for a first time"), again: false);

        Assert.Equal(DeliveryStatus.Sent, state.Status);
        Assert.Equal([DeliveryStatus.Sent], _remembered);
        Assert.Single(Mails());
    }

    [Fact]
    public async Task Who_asks_again_asks_the_log_first()
    {
        await RunAsync(() => Task.FromResult(true), again: true);
        File.Delete(Assert.Single(Mails()));
        File.Delete(Assert.Single(Directory.GetFiles(_folder.Combine("tmp"))));

        var state = await RunAsync(() => Task.FromResult(false), again: true);

        Assert.Equal(DeliveryStatus.Queued, state.Status);
        Assert.Empty(Mails());
        Assert.Equal(1, _composed);
    }

    [Fact]
    public async Task What_was_handed_over_before_a_crash_is_neither_sent_again_nor_suppressed_nor_withdrawn()
    {
        await _transport.HandOverAsync(Id, "once"u8.ToArray());
        File.Delete(Assert.Single(Mails()));

        Assert.Equal(DeliveryStatus.Sent, (await _handOver.SuppressAsync(Id, new(), "bounce", Remember)).Status);
        Assert.Equal(DeliveryStatus.Sent, (await _handOver.WithdrawAsync(Id, new(), Remember)).Status);
        Assert.Equal(DeliveryStatus.Sent, (await RunAsync(() => Task.FromResult(true), again: true)).Status);

        Assert.Empty(Mails());
    }

    [Fact]
    public async Task What_was_not_handed_over_is_suppressed_and_withdrawn()
    {
        Assert.Equal(DeliveryStatus.Suppressed, (await _handOver.SuppressAsync(Id, new(), "bounce", Remember)).Status);
        Assert.Equal(DeliveryStatus.Withdrawn, (await _handOver.WithdrawAsync(Id, new(), Remember)).Status);
    }

    private Task<DeliveryState> RunAsync(Func<Task<bool>> isWanted, bool again) => _handOver.RunAsync(
        Id,
        new(),
        () =>
        {
            _composed++;
            return Task.FromResult("Subject: Re: order\r\n\r\nOn its way."u8.ToArray());
        },
        Remember,
        isWanted,
        again);

    private Task Remember(DeliveryState state)
    {
        _remembered.Add(state.Status);
        return Task.CompletedTask;
    }

    private string[] Mails() => Directory.GetFiles(_folder.Combine("new"));
}
