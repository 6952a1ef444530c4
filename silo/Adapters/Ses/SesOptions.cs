using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Platform.Silo.Adapters.Ses;

/// <summary>
/// Mail on AWS: sending through SES, mail that SES received, and what SES tells of sent mails (docs/adr/0026-mail-on-aws.md). Each of the three is
/// off until its setting is given. Credentials are the environment's: a role, a profile or variables. Section <c>Platform:Ses</c>.
/// </summary>
public sealed partial class SesOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Ses";

    /// <summary>The region of SES, the queues and the bucket, such as <c>eu-central-1</c>. Needed for everything here. Default empty.</summary>
    public string Region { get; set; } = "";

    /// <summary>Sends replies through SES. Default false. Not together with <c>Platform:Smtp</c>, nor with <c>Platform:Dkim</c>: SES signs itself.</summary>
    public bool Send { get; set; }

    /// <summary>The configuration set that mails are sent with, whose event destination tells of deliveries, bounces and complaints. Default empty: none.</summary>
    [RegularExpression("^[A-Za-z0-9_-]{0,64}$", ErrorMessage = Section + ":ConfigurationSet is no name of a configuration set: use up to 64 letters, digits, '-' and '_'.")]
    public string ConfigurationSet { get; set; } = "";

    /// <summary>How long SES may take to answer a mail. Default 2 min: giving up earlier makes mails arrive twice.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:30:00", ErrorMessage = Section + ":Timeout has to be between 100 ms and 30 min.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The URL of the queue that tells of received mails. Default empty: none are received this way.</summary>
    public string InboundQueue { get; set; } = "";

    /// <summary>The bucket that the receipt rule puts mails into; a message about another bucket is left to the dead-letter queue. Default empty; needed with <see cref="InboundQueue"/>.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>The URL of the queue that tells what became of sent mails. Default empty: none.</summary>
    public string FeedbackQueue { get; set; } = "";

    /// <summary>The ARNs of the topics whose notifications <c>POST /v1/ses/notifications</c> takes. Default none: the address is not there.</summary>
    public ISet<string> Topics { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Messages of a queue that are worked on at once; each may hold a mail of 40 MB in memory. Default 4.</summary>
    [Range(1, 10, ErrorMessage = Section + ":AtOnce has to be between 1 and 10.")]
    public int AtOnce { get; set; } = 4;

    /// <summary>How long a message is hidden from other readers; extended every third of it for as long as it is worked on. Default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:03", "12:00:00", ErrorMessage = Section + ":VisibilityTimeout has to be between 3 s and 12 h.")]
    public TimeSpan VisibilityTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a message that failed waits before it is given out again; doubled with each receive, at most 15 min. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:15:00", ErrorMessage = Section + ":RetryDelay has to be between 0 and 15 min.")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Receives after which a message is not worked on any more. Above the queue's own maxReceiveCount, which moves it to the dead-letter queue
    /// before; this one bounds a queue that has none. Default 20.
    /// </summary>
    [Range(1, 1000, ErrorMessage = Section + ":MaxReceives has to be between 1 and 1000.")]
    public int MaxReceives { get; set; } = 20;

    /// <summary>What is done with a mail that SES takes for spam: <c>quarantine</c> (default) or <c>accept</c>. One with a virus is always quarantined.</summary>
    [RegularExpression("^(quarantine|accept)$", ErrorMessage = Section + ":OnSpam is unknown: give quarantine or accept.")]
    public string OnSpam { get; set; } = "quarantine";

    /// <summary>The URL of an SES server of one's own, for tests. Default empty: SES itself.</summary>
    public string SesUrl { get; set; } = "";

    /// <summary>The URL of an SQS server of one's own, for tests. Default empty: SQS itself.</summary>
    public string SqsUrl { get; set; } = "";

    /// <summary>The URL of an S3 server of one's own, for tests. Default empty: S3 itself.</summary>
    public string S3Url { get; set; } = "";

    /// <summary>What SES writes behind the @ of its Message-IDs.</summary>
    public string MessageIdDomain => Region == "us-east-1" ? "email.amazonses.com" : $"{Region}.amazonses.com";

    private bool IsUsed => Send || InboundQueue.Length > 0 || FeedbackQueue.Length > 0 || Topics.Count > 0;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsUsed && !RegionName().IsMatch(Region))
        {
            yield return new($"{Section}:Region '{Region}' is no region: give one such as eu-central-1.", [nameof(Region)]);
        }

        foreach (var (name, url) in new[] { (nameof(InboundQueue), InboundQueue), (nameof(FeedbackQueue), FeedbackQueue), (nameof(SesUrl), SesUrl), (nameof(SqsUrl), SqsUrl), (nameof(S3Url), S3Url) })
        {
            if (url.Length > 0 && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)))
            {
                yield return new($"{Section}:{name} '{url}' is no URL.", [name]);
            }
        }

        if (InboundQueue.Length > 0 && Bucket.Length == 0)
        {
            yield return new($"{Section}:Bucket is missing: name the bucket that the receipt rule of {Section}:InboundQueue puts mails into.", [nameof(Bucket)]);
        }

        if (InboundQueue.Length > 0 && InboundQueue == FeedbackQueue)
        {
            yield return new($"{Section}:FeedbackQueue is the same as InboundQueue: each needs its own.", [nameof(FeedbackQueue)]);
        }

        if (Topics.FirstOrDefault(topic => !TopicArn().IsMatch(topic)) is { } wrong)
        {
            yield return new($"{Section}:Topics has '{wrong}': give the ARN of an SNS topic.", [nameof(Topics)]);
        }
    }

    [GeneratedRegex("^[a-z]{2}(-[a-z]+)+-[0-9]{1,2}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RegionName();

    [GeneratedRegex("^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TopicArn();
}
