using System.Collections.Immutable;
using System.Net;
using System.Text.Json;

namespace Platform.Silo.Adapters.Ses;

/// <summary>
/// Reads a message of the inbound queue: S3's event (https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html) or SES'
/// own of a receipt rule (https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html), each as it is or in SNS' envelope. Pure.
/// </summary>
public static class SesNoticeReader
{
    /// <summary>What SES writes into the bucket once, when a rule is made.</summary>
    private const string SetupObject = "AMAZON_SES_SETUP_NOTIFICATION";

    /// <summary>Reads it.</summary>
    public static SesNotice Read(string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        try
        {
            using var outer = JsonDocument.Parse(body);
            if (SnsMessage.Read(outer.RootElement) is not { } envelope)
            {
                return Read(outer.RootElement);
            }

            if (envelope.Type != SnsMessage.Notification)
            {
                return new SesNotice.Nothing();
            }

            using var inner = JsonDocument.Parse(envelope.Message);
            return Read(inner.RootElement);
        }
        catch (JsonException)
        {
            return new SesNotice.Unreadable("it is no JSON");
        }
    }

    private static SesNotice Read(JsonElement json)
    {
        if (SesJson.Text(json, "Event") == "s3:TestEvent")
        {
            return new SesNotice.Nothing();
        }

        if (SesJson.Member(json, "Records") is { ValueKind: JsonValueKind.Array })
        {
            return Of(SesJson.Items(json, "Records").Where(IsCreated).Select(Stored));
        }

        return SesJson.Text(json, "notificationType") == "Received"
            ? Of([Received(SesJson.Member(json, "receipt"))])
            : new SesNotice.Unreadable("it tells of no mail in a bucket");
    }

    private static SesNotice Of(IEnumerable<StoredObject?> objects)
    {
        ImmutableArray<StoredObject?> all = [.. objects];
        if (all.Contains(null))
        {
            return new SesNotice.Unreadable("it names no object");
        }

        ImmutableArray<StoredObject> mails = [.. all.Select(stored => stored!).Where(stored => !stored.Key.EndsWith(SetupObject, StringComparison.Ordinal))];
        return mails.IsEmpty ? new SesNotice.Nothing() : new SesNotice.Mails(mails);
    }

    /// <summary>Only what came; that something was removed by the bucket's lifecycle is no mail.</summary>
    private static bool IsCreated(JsonElement record) =>
        SesJson.Text(record, "eventName") is not { } name || name.StartsWith("ObjectCreated:", StringComparison.Ordinal) || name.StartsWith("s3:ObjectCreated:", StringComparison.Ordinal);

    private static StoredObject? Stored(JsonElement record)
    {
        var s3 = SesJson.Member(record, "s3");
        var bucket = s3 is { } known ? SesJson.Text(SesJson.Member(known, "bucket"), "name") : null;
        var key = s3 is { } parent ? SesJson.Text(SesJson.Member(parent, "object"), "key") : null;

        // S3 writes a key as a form field: + is a space, and the rest is percent-encoded.
        return bucket is { Length: > 0 } && key is { Length: > 0 } ? new(bucket, WebUtility.UrlDecode(key)) : null;
    }

    private static StoredObject? Received(JsonElement? receipt) =>
        receipt is { } known && SesJson.Member(known, "action") is { } action
        && SesJson.Text(action, "bucketName") is { Length: > 0 } bucket && SesJson.Text(action, "objectKey") is { Length: > 0 } key
            ? new(bucket, key)
            : null;
}
