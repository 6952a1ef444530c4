namespace Orleans.Providers;

public static class ProviderConstants
{
    public const string DEFAULT_STORAGE_PROVIDER_NAME = "Default";
    public const string DEFAULT_LOG_CONSISTENCY_PROVIDER_NAME = "Default";
    public const string DEFAULT_PUBSUB_PROVIDER_NAME = "PubSubStore";
}

[AttributeUsage(AttributeTargets.Class)]
public sealed class StorageProviderAttribute : Attribute
{
    public string ProviderName { get; set; } = ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME;
}
