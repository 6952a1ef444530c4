using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SimpleEmailV2;
using Amazon.SQS;

namespace Platform.Silo.Adapters.Ses;

/// <summary>The clients. Against AWS the credentials are the environment's; a server of one's own gets dummies.</summary>
public static class SesClients
{
    /// <summary>Longer than the longest poll (20 s).</summary>
    private static readonly TimeSpan PollTimeout = TimeSpan.FromSeconds(40);

    /// <summary>SES. It repeats nothing by itself: a retry that nobody counts would be a second mail that nobody knows of.</summary>
    internal static IAmazonSimpleEmailServiceV2 Mails(SesOptions options)
    {
        var config = Aim(new AmazonSimpleEmailServiceV2Config { MaxErrorRetry = 0, Timeout = options.Timeout, HttpClientFactory = new OnceHttpClientFactory(options.Timeout) }, options.Region, options.SesUrl);
        return options.SesUrl.Length > 0 ? new AmazonSimpleEmailServiceV2Client(Dummy(), config) : new AmazonSimpleEmailServiceV2Client(config);
    }

    /// <summary>SQS.</summary>
    public static IAmazonSQS Queues(SesOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var config = Aim(new AmazonSQSConfig { MaxErrorRetry = 2, Timeout = PollTimeout }, options.Region, options.SqsUrl);
        return options.SqsUrl.Length > 0 ? new AmazonSQSClient(Dummy(), config) : new AmazonSQSClient(config);
    }

    /// <summary>S3.</summary>
    public static IAmazonS3 Objects(SesOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var config = Aim(new AmazonS3Config { MaxErrorRetry = 2, ForcePathStyle = options.S3Url.Length > 0 }, options.Region, options.S3Url);
        return options.S3Url.Length > 0 ? new AmazonS3Client(Dummy(), config) : new AmazonS3Client(config);
    }

    private static T Aim<T>(T config, string region, string url)
        where T : ClientConfig
    {
        if (url.Length > 0)
        {
            config.ServiceURL = url;
            config.AuthenticationRegion = region;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        return config;
    }

    private static BasicAWSCredentials Dummy() => new("local", "local");
}
