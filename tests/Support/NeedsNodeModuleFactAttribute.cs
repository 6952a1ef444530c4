using Platform.Tests.EndToEnd;

namespace Platform.Tests.Support;

/// <summary>A test that needs a server from npm, which <c>.ci/run</c> installs by the lock file; without it the test is skipped and says what is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsNodeModuleFactAttribute : FactAttribute
{
    public NeedsNodeModuleFactAttribute(string server)
    {
        if (!Directory.Exists(Path.Combine(Folder(server), "node_modules")))
        {
            Skip = $"needs Node.js and: npm ci --prefix tests/Servers/{server}";
        }
    }

    /// <summary>The folder of a server's lock file.</summary>
    public static string Folder(string server) => Path.GetFullPath(Path.Combine(PlatformFixture.Samples, "..", "tests", "Servers", server));
}
