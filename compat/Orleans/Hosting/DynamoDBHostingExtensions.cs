using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>What Microsoft.Orleans.Clustering.DynamoDB adds. The stand-in is one process, so that each of these says where the rest is.</summary>
public static class AwsUtilsHostingExtensions
{
    public static ISiloBuilder UseDynamoDBClustering(this ISiloBuilder builder, Action<DynamoDBClusteringOptions> configureOptions) =>
        throw NoCluster.Needs("Microsoft.Orleans.Clustering.DynamoDB");

    public static IClientBuilder UseDynamoDBClustering(this IClientBuilder builder, Action<DynamoDBGatewayOptions> configureOptions) =>
        throw NoCluster.Needs("Microsoft.Orleans.Clustering.DynamoDB");
}

public static class DynamoDBGrainStorageSiloBuilderExtensions
{
    public static ISiloBuilder AddDynamoDBGrainStorage(this ISiloBuilder builder, string name, Action<DynamoDBStorageOptions> configureOptions) =>
        throw NoCluster.Needs("Microsoft.Orleans.Persistence.DynamoDB");
}

public static class DynamoDBSiloBuilderReminderExtensions
{
    public static ISiloBuilder UseDynamoDBReminderService(this ISiloBuilder builder, Action<DynamoDBReminderStorageOptions> configure) =>
        throw NoCluster.Needs("Microsoft.Orleans.Reminders.DynamoDB");
}

internal static class NoCluster
{
    public static NotSupportedException Needs(string package) => new(
        $"a cluster needs the real Orleans packages: {package} is not in this build, which uses the single-process stand-in (build with -p:Packages=real)");
}
