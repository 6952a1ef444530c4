using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using Platform.Silo.Adapters.Ses;

namespace Platform.Gateway.Intake.Queues;

/// <summary>
/// Reads a queue by long polling. A message is removed only after its work is durable; while it is worked on, it stays hidden from other readers; one
/// whose work fails is given out again later and, by the queue's redrive policy, ends in its dead-letter queue.
/// </summary>
/// <param name="sqs">The client.</param>
/// <param name="queueUrl">The queue.</param>
/// <param name="options">How many at once, and the waits.</param>
/// <param name="handle">Does a message's work; it is durable when the task completes, and the same message again changes nothing.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">What failed, by the message's id.</param>
internal sealed partial class QueueReader(
    IAmazonSQS sqs, string queueUrl, SesOptions options, Func<string, CancellationToken, Task> handle, TimeProvider time, ILogger logger)
{
    private const int LongestPoll = 20;
    private const string ReceiveCount = "ApproximateReceiveCount";
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    /// <summary>Reads until it is stopped, and then waits for what is under way.</summary>
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        var running = new List<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            running.RemoveAll(task => task.IsCompleted);
            if (running.Count >= options.AtOnce)
            {
                await Task.WhenAny(running);
                continue;
            }

            try
            {
                var messages = await ReceiveAsync(options.AtOnce - running.Count, stoppingToken);
                running.AddRange(messages.Select(message => TakeAsync(message, stoppingToken)));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure)
            {
                LogNotRead(logger, failure);
                await Task.WhenAny(Task.Delay(AfterFailure, time, stoppingToken));
            }
        }

        await Task.WhenAll(running);
    }

    /// <summary>The wait before the next receive: doubled with each.</summary>
    internal static TimeSpan DelayAfter(int receives, TimeSpan first) =>
        TimeSpan.FromTicks(Math.Min(LongestDelay.Ticks, first.Ticks * (1L << Math.Clamp(receives - 1, 0, 20))));

    private async Task<List<Message>> ReceiveAsync(int most, CancellationToken stoppingToken)
    {
        var answer = await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest
            {
                QueueUrl = queueUrl,
                MaxNumberOfMessages = most,
                WaitTimeSeconds = LongestPoll,
                VisibilityTimeout = (int)options.VisibilityTimeout.TotalSeconds,
                MessageSystemAttributeNames = [ReceiveCount],
            },
            stoppingToken);
        return answer.Messages ?? [];
    }

    private async Task TakeAsync(Message message, CancellationToken stoppingToken)
    {
        var receives = message.Attributes is { } attributes && attributes.TryGetValue(ReceiveCount, out var text) && int.TryParse(text, CultureInfo.InvariantCulture, out var count) ? count : 1;
        if (receives > options.MaxReceives)
        {
            // Only a queue without a dead-letter queue gives a message out that often.
            LogPoison(logger, message.MessageId, receives);
            Count("poison");
            await HideAsync(message, LongestDelay, stoppingToken);
            return;
        }

        try
        {
            await WorkAsync(message, stoppingToken);
            await sqs.DeleteMessageAsync(new DeleteMessageRequest { QueueUrl = queueUrl, ReceiptHandle = message.ReceiptHandle }, stoppingToken);
            Count("done");
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // It is given out again when its time is over.
        }
        catch (Exception failure)
        {
            LogFailed(logger, message.MessageId, receives, failure);
            Count("failed");
            await HideAsync(message, DelayAfter(receives, options.RetryDelay), stoppingToken);
        }
    }

    private async Task WorkAsync(Message message, CancellationToken stoppingToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var hiding = KeepHiddenAsync(message, done.Token);
        try
        {
            await handle(message.Body, stoppingToken);
        }
        finally
        {
            await done.CancelAsync();
            await hiding;
        }
    }

    private async Task KeepHiddenAsync(Message message, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            await Task.WhenAny(Task.Delay(options.VisibilityTimeout / 3, time, done));
            if (!done.IsCancellationRequested)
            {
                await HideAsync(message, options.VisibilityTimeout, done);
            }
        }
    }

    private async Task HideAsync(Message message, TimeSpan how, CancellationToken cancellationToken)
    {
        try
        {
            await sqs.ChangeMessageVisibilityAsync(
                new ChangeMessageVisibilityRequest { QueueUrl = queueUrl, ReceiptHandle = message.ReceiptHandle, VisibilityTimeout = (int)how.TotalSeconds }, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || cancellationToken.IsCancellationRequested)
        {
            // It shows up again sooner or later than wished: that costs a receive and no mail.
            LogNotHidden(logger, message.MessageId, failure.GetType().Name);
        }
    }

    private static void Count(string outcome) => PlatformTelemetry.QueueMessages.Add(1, new KeyValuePair<string, object?>(PlatformTelemetry.Outcome, outcome));

    [LoggerMessage(Level = LogLevel.Error, Message = "The queue could not be read; it is tried again")]
    private static partial void LogNotRead(ILogger logger, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The work of queue message {Id} failed at receive {Receives}; it stays in the queue")]
    private static partial void LogFailed(ILogger logger, string id, int receives, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Queue message {Id} was received {Receives} times and is not worked on any more: give the queue a dead-letter queue (redrive policy)")]
    private static partial void LogPoison(ILogger logger, string id, int receives);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The visibility of queue message {Id} was not changed ({Failure})")]
    private static partial void LogNotHidden(ILogger logger, string id, string failure);
}
