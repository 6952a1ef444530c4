using System.Text.Json;

namespace Platform.Silo.Adapters.Ses;

/// <summary>What SNS sends to a queue or an address: https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html.</summary>
public sealed record SnsMessage
{
    /// <summary>A notification.</summary>
    public const string Notification = "Notification";

    /// <summary>Asks whether the address wants a topic's notifications.</summary>
    public const string SubscriptionConfirmation = "SubscriptionConfirmation";

    /// <summary>Tells that the address gets no more of them.</summary>
    public const string UnsubscribeConfirmation = "UnsubscribeConfirmation";

    /// <summary>The kind of message.</summary>
    public required string Type { get; init; }

    /// <summary>Its id.</summary>
    public required string MessageId { get; init; }

    /// <summary>The topic.</summary>
    public required string TopicArn { get; init; }

    /// <summary>The content.</summary>
    public required string Message { get; init; }

    /// <summary>When it was sent, as it is written.</summary>
    public required string Timestamp { get; init; }

    /// <summary>The subject; null when there is none.</summary>
    public string? Subject { get; init; }

    /// <summary>Of a confirmation: the token.</summary>
    public string? Token { get; init; }

    /// <summary>Of a confirmation: what to ask for to say yes.</summary>
    public string? SubscribeUrl { get; init; }

    /// <summary><c>1</c> or <c>2</c>; null where no signature is needed.</summary>
    public string? SignatureVersion { get; init; }

    /// <summary>The signature, in base64.</summary>
    public string? Signature { get; init; }

    /// <summary>Where its certificate is.</summary>
    public string? SigningCertUrl { get; init; }

    /// <summary>Reads a message; null for what is none.</summary>
    public static SnsMessage? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            using var json = JsonDocument.Parse(text);
            return Read(json.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal static SnsMessage? Read(JsonElement json) =>
        SesJson.Text(json, "Type") is { } type && SesJson.Text(json, "MessageId") is { } id && SesJson.Text(json, "TopicArn") is { } topic
        && SesJson.Text(json, "Message") is { } message && SesJson.Text(json, "Timestamp") is { } timestamp
            ? new()
            {
                Type = type,
                MessageId = id,
                TopicArn = topic,
                Message = message,
                Timestamp = timestamp,
                Subject = SesJson.Text(json, "Subject"),
                Token = SesJson.Text(json, "Token"),
                SubscribeUrl = SesJson.Text(json, "SubscribeURL"),
                SignatureVersion = SesJson.Text(json, "SignatureVersion"),
                Signature = SesJson.Text(json, "Signature"),
                SigningCertUrl = SesJson.Text(json, "SigningCertURL"),
            }
            : null;
}
