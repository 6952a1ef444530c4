using Orleans.Storage;

namespace Orleans.Configuration;

/// <summary>Where DynamoDB is. In the originals each package has one of its own, with these members.</summary>
public abstract class DynamoDBClientOptions
{
    public string? AccessKey { get; set; }

    public string? SecretKey { get; set; }

    public string Service { get; set; } = null!;

    public string? Token { get; set; }

    public string? ProfileName { get; set; }

    public int ReadCapacityUnits { get; set; } = 10;

    public int WriteCapacityUnits { get; set; } = 5;

    public bool UseProvisionedThroughput { get; set; } = true;

    public bool CreateIfNotExists { get; set; } = true;

    public bool UpdateIfExists { get; set; } = true;
}

public class DynamoDBClusteringOptions : DynamoDBClientOptions
{
    public string TableName { get; set; } = "OrleansSilos";
}

public class DynamoDBGatewayOptions : DynamoDBClientOptions
{
    public string TableName { get; set; } = "OrleansSilos";
}

public class DynamoDBReminderStorageOptions : DynamoDBClientOptions
{
    public string TableName { get; set; } = "OrleansReminders";
}

public class DynamoDBStorageOptions : DynamoDBClientOptions
{
    public string ServiceId { get; set; } = "";

    public string TableName { get; set; } = "OrleansGrainState";

    public bool DeleteStateOnClear { get; set; }

    public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;
}

/// <summary>Accepted, without effect: there is one silo and no client elsewhere.</summary>
public class GatewayOptions
{
    public TimeSpan GatewayListRefreshPeriod { get; set; } = TimeSpan.FromMinutes(1);
}
