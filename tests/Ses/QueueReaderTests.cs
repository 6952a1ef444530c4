using System.Net;
using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Logging;
using NSubstitute;
using Platform.Gateway.Intake.Queues;
using Platform.Silo.Adapters.Ses;
using Platform.Tests.EndToEnd;
using Platform.Tests.Support;

namespace Platform.Tests.Ses;

public sealed class QueueReaderTests : IDisposable
{
    private readonly IAmazonSQS _sqs = Substitute.For<IAmazonSQS>();
    private readonly ManualTime _time = new(new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero));
    private readonly CancellationTokenSource _stop = new();
    private readonly LogLines _log = new();
    private readonly SesOptions _options = new() { VisibilityTimeout = TimeSpan.FromSeconds(60), RetryDelay = TimeSpan.FromSeconds(10), MaxReceives = 5 };

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task A_message_is_removed_only_after_its_work()
    {
        var work = new TaskCompletionSource();
        Give(Message("m1", 1));

        var running = RunAsync((_, _) => work.Task);
        await Wait.UntilAsync("the message to be taken", () => Received() > 1);
        await _sqs.DidNotReceiveWithAnyArgs().DeleteMessageAsync(default(DeleteMessageRequest)!, default);
        work.SetResult();

        await Wait.UntilAsync("the message to be removed", () => Calls(nameof(IAmazonSQS.DeleteMessageAsync)) == 1);
        await StopAsync(running);
    }

    [Fact]
    public async Task A_message_stays_hidden_for_as_long_as_it_is_worked_on()
    {
        var work = new TaskCompletionSource();
        Give(Message("m1", 1));

        var running = RunAsync((_, _) => work.Task);
        await Wait.UntilAsync("the message to be taken", () => Received() > 1);
        foreach (var extension in Enumerable.Range(1, 6))
        {
            _time.Advance(TimeSpan.FromSeconds(20));
            await Wait.UntilAsync($"extension {extension}", () => Calls(nameof(IAmazonSQS.ChangeMessageVisibilityAsync)) >= extension);
        }

        await _sqs.Received(6).ChangeMessageVisibilityAsync(Arg.Is<ChangeMessageVisibilityRequest>(change => change.ReceiptHandle == "r-m1" && change.VisibilityTimeout == 60), Arg.Any<CancellationToken>());
        work.SetResult();
        await StopAsync(running);
    }

    [Fact]
    public async Task A_message_that_fails_stays_and_is_told_by_its_id()
    {
        Give(Message("m1", 3));

        var running = RunAsync((_, _) => throw new InvalidDataException("broken"));
        await Wait.UntilAsync("the message to be put off", () => Calls(nameof(IAmazonSQS.ChangeMessageVisibilityAsync)) == 1);
        await StopAsync(running);

        await _sqs.Received().ChangeMessageVisibilityAsync(Arg.Is<ChangeMessageVisibilityRequest>(change => change.VisibilityTimeout == 40), Arg.Any<CancellationToken>());
        Assert.Equal(0, Calls(nameof(IAmazonSQS.DeleteMessageAsync)));
        Assert.Contains(_log.Lines, line => line.Contains("queue message m1 failed at receive 3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_received_too_often_is_not_worked_on_any_more()
    {
        var works = 0;
        Give(Message("m1", 6));

        var running = RunAsync((_, _) => Task.FromResult(Interlocked.Increment(ref works)));
        await Wait.UntilAsync("the message to be put off", () => Calls(nameof(IAmazonSQS.ChangeMessageVisibilityAsync)) == 1);
        await StopAsync(running);

        Assert.Equal((0, 0), (works, Calls(nameof(IAmazonSQS.DeleteMessageAsync))));
        Assert.Contains(_log.Lines, line => line.Contains("m1 was received 6 times", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_queue_that_is_away_is_asked_again()
    {
        var asked = 0;
        _sqs.ReceiveMessageAsync(Arg.Any<ReceiveMessageRequest>(), Arg.Any<CancellationToken>()).Returns(call =>
            Interlocked.Increment(ref asked) == 1 ? throw new AmazonSQSException("away", null, default, "x", "y", HttpStatusCode.BadGateway) : Never(call.Arg<CancellationToken>()));

        var running = RunAsync((_, _) => Task.CompletedTask);
        await Wait.UntilAsync("the first failure", () => _log.Lines.Any(line => line.Contains("could not be read", StringComparison.Ordinal)));
        await Wait.UntilAsync("the second question", () =>
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            return Volatile.Read(ref asked) > 1;
        });
        await StopAsync(running);
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 20)]
    [InlineData(4, 80)]
    [InlineData(30, 900)]
    public void The_wait_doubles_up_to_a_quarter_of_an_hour(int receives, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), QueueReader.DelayAfter(receives, TimeSpan.FromSeconds(10)));

    private static Message Message(string id, int receives) => new()
    {
        MessageId = id, ReceiptHandle = $"r-{id}", Body = "body",
        Attributes = new() { ["ApproximateReceiveCount"] = receives.ToString(System.Globalization.CultureInfo.InvariantCulture) },
    };

    private static async Task<ReceiveMessageResponse> Never(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return new();
    }

    private void Give(Message message)
    {
        var asked = 0;
        _sqs.ReceiveMessageAsync(Arg.Any<ReceiveMessageRequest>(), Arg.Any<CancellationToken>())
            .Returns(call => Interlocked.Increment(ref asked) == 1 ? Task.FromResult(new ReceiveMessageResponse { Messages = [message] }) : Never(call.Arg<CancellationToken>()));
    }

    private Task RunAsync(Func<string, CancellationToken, Task> handle) =>
        Task.Run(() => new QueueReader(_sqs, "https://sqs/queue", _options, handle, _time, _log.CreateLogger("queue")).RunAsync(_stop.Token));

    private int Received() => Calls(nameof(IAmazonSQS.ReceiveMessageAsync));

    private int Calls(string method) => _sqs.ReceivedCalls().Count(call => call.GetMethodInfo().Name == method);

    private async Task StopAsync(Task running)
    {
        await _stop.CancelAsync();
        await running;
    }
}
