namespace Platform.Tests.Support;

/// <summary>A test that needs programs of the system, which <c>.ci/run</c> installs; without them it is skipped and says what is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsProgramsFactAttribute : FactAttribute
{
    public NeedsProgramsFactAttribute(string package, params string[] paths)
    {
        if (!OperatingSystem.IsLinux())
        {
            Skip = $"needs Linux with {package}";
        }
        else if (paths.FirstOrDefault(path => !File.Exists(path)) is { } missing)
        {
            Skip = $"{missing} is missing: apt-get install {package}";
        }
        else if (package.Contains("postfix", StringComparison.Ordinal) && Environment.UserName != "root")
        {
            Skip = "an own Postfix can be started by root only";
        }
    }
}
