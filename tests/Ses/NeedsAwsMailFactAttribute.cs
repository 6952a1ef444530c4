namespace Platform.Tests.Ses;

/// <summary>A test against fauxqs and aws-ses-v2-local; without Node.js it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsAwsMailFactAttribute : FactAttribute
{
    public NeedsAwsMailFactAttribute() => Skip = Support.NodeServer.Missing;
}
