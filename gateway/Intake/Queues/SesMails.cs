using System.Security.Cryptography;
using Amazon.S3;
using Microsoft.Extensions.Options;
using Platform.Encryption;
using Platform.Mail;
using Platform.Quarantine;
using Platform.Silo.Adapters.Ses;

namespace Platform.Gateway.Intake.Queues;

/// <summary>Takes one mail out of the bucket. It stays there: the bucket's lifecycle removes it.</summary>
internal sealed class SesMails(MailIntake intake, IQuarantine quarantine, IOptions<SesOptions> options, TimeProvider time)
{
    /// <summary>Above the largest mail that SES takes (40 MB), so that one a little too large is quarantined and not left.</summary>
    private const long LargestObject = 64L * 1024 * 1024;
    private static readonly MailReadOptions Limits = new();

    /// <summary>Takes it; it is durable when the task completes.</summary>
    public async Task TakeAsync(IAmazonS3 s3, StoredObject stored, CancellationToken cancellationToken)
    {
        if (stored.Bucket != options.Value.Bucket)
        {
            throw new InvalidDataException($"a message of the inbound queue names another bucket than {SesOptions.Section}:Bucket");
        }

        var raw = await ReadAsync(s3, stored, cancellationToken);
        if (SesScan.Refuse(raw.Span, options.Value.OnSpam == "accept") is { } reason)
        {
            var entry = new QuarantinedMail(
                Convert.ToHexStringLower(SHA256.HashData(raw.Span)), reason, QuarantineDetails.Of(reason, Limits), MailSource.Ses, raw.Length, time.GetUtcNow());
            await quarantine.PutAsync(entry, raw, ContentOwners.OfSender(raw.Span), cancellationToken);
            PlatformTelemetry.MessagesReceived.Add(
                1, new(PlatformTelemetry.MessageClass, "quarantined"), new KeyValuePair<string, object?>(PlatformTelemetry.Outcome, reason));
            return;
        }

        await intake.AcceptAsync(raw, MailSource.Ses, cancellationToken);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(IAmazonS3 s3, StoredObject stored, CancellationToken cancellationToken)
    {
        using var found = await s3.GetObjectAsync(stored.Bucket, stored.Key, cancellationToken);
        if (found.ContentLength is > LargestObject or 0)
        {
            throw new InvalidDataException($"an object of {found.ContentLength} bytes is no mail that SES stored");
        }

        var buffer = new MemoryStream((int)found.ContentLength);
        await found.ResponseStream.CopyToAsync(buffer, cancellationToken);
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }
}
