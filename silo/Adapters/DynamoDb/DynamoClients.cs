using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>The clients. Against AWS the credentials are the environment's (role, profile, variables); a server of one's own gets dummies.</summary>
internal static class DynamoClients
{
    private const int Retries = 5;

    // Long enough for a slow answer, short enough that a caller with a time-out of its own hears of it.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public static IAmazonDynamoDB Database(DynamoOptions options)
    {
        var config = new AmazonDynamoDBConfig { MaxErrorRetry = Retries, Timeout = Timeout };
        if (options.IsLocal)
        {
            config.ServiceURL = options.Service;
            return new AmazonDynamoDBClient(Dummy(), config);
        }

        config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.Service);
        return new AmazonDynamoDBClient(config);
    }

    public static IAmazonS3 Objects(DynamoOptions options)
    {
        var config = new AmazonS3Config { MaxErrorRetry = Retries };
        if (DynamoOptions.IsUrl(options.ObjectService))
        {
            config.ServiceURL = options.ObjectService;
            config.ForcePathStyle = true;
            return new AmazonS3Client(Dummy(), config);
        }

        config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.Service);
        return new AmazonS3Client(config);
    }

    private static BasicAWSCredentials Dummy() => new("local", "local");
}
