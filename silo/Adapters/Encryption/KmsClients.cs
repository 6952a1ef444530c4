using Amazon;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Platform.Encryption;

namespace Platform.Silo.Adapters.Encryption;

/// <summary>The client of KMS: the environment's credentials against AWS, dummies against a server of one's own.</summary>
internal static class KmsClients
{
    private const int Retries = 3;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public static IAmazonKeyManagementService Create(EncryptionOptions options)
    {
        var config = new AmazonKeyManagementServiceConfig { MaxErrorRetry = Retries, Timeout = Timeout };
        if (options.KmsEndpoint.Length > 0)
        {
            config.ServiceURL = options.KmsEndpoint;
            config.AuthenticationRegion = "us-east-1";
            return new AmazonKeyManagementServiceClient(new BasicAWSCredentials("local", "local"), config);
        }

        // arn:aws:kms:REGION:ACCOUNT:key/ID
        if (options.KmsKeyId.Split(':') is ["arn", _, "kms", var region, ..])
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        return new AmazonKeyManagementServiceClient(config);
    }
}
