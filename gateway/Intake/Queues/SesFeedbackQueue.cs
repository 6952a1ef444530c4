using Microsoft.Extensions.Options;
using Platform.Silo.Adapters.Ses;

namespace Platform.Gateway.Intake.Queues;

/// <summary>
/// Reads what SES tells of sent mails from a queue, when one is set. No signature is asked for: whoever may write into the queue is what its policy
/// says, and that is SNS with our topic.
/// </summary>
internal sealed class SesFeedbackQueue(SesFeedback feedback, IOptions<SesOptions> options, TimeProvider time, ILogger<SesFeedbackQueue> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.FeedbackQueue.Length == 0)
        {
            return;
        }

        using var sqs = SesClients.Queues(options.Value);
        await new QueueReader(sqs, options.Value.FeedbackQueue, options.Value, TakeAsync, time, logger).RunAsync(stoppingToken);
    }

    private async Task TakeAsync(string body, CancellationToken cancellationToken)
    {
        // With raw message delivery there is no envelope.
        if (!await feedback.TakeAsync(SnsMessage.Parse(body)?.Message ?? body, cancellationToken))
        {
            throw new InvalidDataException("a message of the feedback queue is not understood");
        }
    }
}
