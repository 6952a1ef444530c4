using Amazon.S3;
using Microsoft.Extensions.Options;
using Platform.Silo.Adapters.Ses;

namespace Platform.Gateway.Intake.Queues;

/// <summary>Takes the mails that SES puts into a bucket, when a queue is set that tells of them (docs/adr/0026-mail-on-aws.md).</summary>
internal sealed class SesInbox(SesMails mails, IOptions<SesOptions> options, TimeProvider time, ILogger<SesInbox> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.InboundQueue.Length == 0)
        {
            return;
        }

        using var sqs = SesClients.Queues(options.Value);
        using var s3 = SesClients.Objects(options.Value);
        await new QueueReader(sqs, options.Value.InboundQueue, options.Value, (body, cancellationToken) => TakeAsync(s3, body, cancellationToken), time, logger).RunAsync(stoppingToken);
    }

    private async Task TakeAsync(IAmazonS3 s3, string body, CancellationToken cancellationToken)
    {
        switch (SesNoticeReader.Read(body))
        {
            case SesNotice.Mails told:
                foreach (var stored in told.Objects)
                {
                    await mails.TakeAsync(s3, stored, cancellationToken);
                }

                break;
            case SesNotice.Unreadable unreadable:
                throw new InvalidDataException($"a message of the inbound queue is not understood: {unreadable.Reason}");
            default:
                break;
        }
    }
}
