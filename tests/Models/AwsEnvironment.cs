namespace Platform.Tests.Models;

/// <summary>Credentials of no account: the emulators take any, and the chain must not look for real ones.</summary>
internal static class AwsEnvironment
{
    /// <summary>Sets them once.</summary>
    public static void Use()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "AKIATESTONLY");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test-only");
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
    }
}
