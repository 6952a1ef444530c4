using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Platform.Tests.EndToEnd;
using Platform.Tests.Support;

namespace Platform.Tests.Models;

/// <summary>CopilotKit's aimock, as npm delivers it: an emulator of Bedrock that others wrote.</summary>
internal sealed class AimockServer : IAsyncDisposable
{
    private readonly Process _process;

    private AimockServer(Process process, int port)
    {
        _process = process;
        Url = $"http://127.0.0.1:{port}";
    }

    public string Url { get; }

    public static async Task<AimockServer> StartAsync()
    {
        var folder = NeedsNodeModuleFactAttribute.Folder("aimock");
        var port = FreePort();
        var start = new ProcessStartInfo("node", [Path.Combine(folder, "node_modules", "@copilotkit", "aimock", "dist", "cli.js"), "--port", $"{port}", "--fixtures", Path.Combine(folder, "fixtures.json"), "--log-level", "silent"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("node does not start");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new AimockServer(process, port);
        using var http = new HttpClient();
        await Wait.UntilAsync("aimock to answer", async () =>
        {
            try
            {
                using var answer = await http.GetAsync(server.Url);
                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
