using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Microsoft.Extensions.Configuration;
using Platform.Gateway.Doctor;
using Platform.Tests.Storage;

namespace Platform.Tests.Doctor;

/// <summary>What the tests of the doctor share: a folder, settings and an environment in which all is well.</summary>
[UnsupportedOSPlatform("windows")] // Modes of files are what half of it is about.
public abstract class DoctorTests : IDisposable
{
    private protected TempFolder Folder { get; } = new();
    private protected Dictionary<string, string?> Settings { get; } = new()
    {
        ["Platform:Mail:SupportAddress"] = "help@northwind-lane.com",
        ["Platform:Mail:PublicUrl"] = "https://northwind-lane.com",
        ["Platform:MailIntake:AuthservIds:0"] = "mx.northwind-lane.com",
    };

    private protected Dictionary<string, string> Environment { get; } = [];

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static void Private(string path) => File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private protected static DoctorCheck Failure(DoctorReport report, string area) =>
        Assert.Single(report.Checks, check => check.Status == DoctorStatus.Fail && check.Area == area);

    private protected static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private protected Task<DoctorReport> LookAsync(string? data = null, string? urls = null) => MailDoctor.LookAsync(
        data ?? Folder.Path, urls ?? $"http://127.0.0.1:{FreePort()}", new ConfigurationBuilder().AddInMemoryCollection(Settings).Build(), name => Environment.GetValueOrDefault(name), TimeProvider.System);
}
