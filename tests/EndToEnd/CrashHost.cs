using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Platform.Deliveries;
using Platform.Threads;

namespace Platform.Tests.EndToEnd;

/// <summary>The platform in a process of its own that kills itself at a point; only its log and its outbox are wrapped, everything else is what <c>run</c> runs.</summary>
internal sealed class CrashHost : IDisposable
{
    public const string FolderVariable = "PLATFORM_TEST_FOLDER";
    private const string PointVariable = "PLATFORM_TEST_CRASH_POINT";
    private readonly Process _process;

    private CrashHost(Process process) => _process = process;

    /// <summary>Starts the process.</summary>
    public static CrashHost Start(string folder, CrashPoint point, IReadOnlyDictionary<string, string>? settings = null)
    {
        var assembly = Assembly.GetExecutingAssembly().Location;
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            ArgumentList = { "exec", assembly },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment =
            {
                ["DOTNET_STARTUP_HOOKS"] = assembly,
                [FolderVariable] = folder,
                [PointVariable] = point.ToString(),
            },
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return new(Process.Start(start) ?? throw new InvalidOperationException("no child process"));
    }

    /// <summary>The child's side: runs until it is killed.</summary>
    public static void Run(string folder)
    {
        var crash = new Crash(Enum.Parse<CrashPoint>(Environment.GetEnvironmentVariable(PointVariable)!));
        Task.Run(() => PlatformFixture.StartAsync(folder, configure: builder =>
        {
            Wrap<IThreadLog>(builder.Services, log => new CrashingThreadLog(log, crash));
            Wrap<IMailTransport>(builder.Services, transport => new CrashingTransport(transport, crash));
        })).GetAwaiter().GetResult();
        Console.WriteLine("ready");
        new ManualResetEventSlim().Wait();
    }

    /// <summary>Waits until it has killed itself.</summary>
    public Task WaitForDeathAsync() => _process.WaitForExitAsync();

    /// <summary>Kills it now, without waiting: for a server that is in the middle of a conversation with it.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Kills it now.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static void Wrap<T>(IServiceCollection services, Func<T, T> wrap)
        where T : class
    {
        var inner = services.Last(service => service.ServiceType == typeof(T));
        services.AddSingleton(provider => wrap((T)(inner.ImplementationInstance
            ?? inner.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!))));
    }
}
