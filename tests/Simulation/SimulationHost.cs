using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Reminders;
using Orleans.Runtime;
using Platform.Gateway.Hosting;
using Platform.Jobs;
using Platform.Tests.EndToEnd;
using Platform.Tests.Support;
using Platform.Threads;

namespace Platform.Tests.Simulation;

/// <summary>A platform in a process of its own whose clock stands still until it is told a moment. It can be stopped, and killed in the middle of anything.</summary>
internal sealed class SimulationHost : IAsyncDisposable
{
    public const string FolderVariable = "PLATFORM_TEST_SIMULATION";

    /// <summary>The zone of customers of whom none is known.</summary>
    public const string ShopZone = "America/New_York";

    private const string NowVariable = "PLATFORM_TEST_SIMULATION_NOW";
    private const string Ready = "ready ";
    private const string Settled = "settled ";
    private readonly Process _process;

    private SimulationHost(Process process, string url)
    {
        _process = process;
        Http = new() { BaseAddress = new(url) };
    }

    public HttpClient Http { get; }

    /// <summary>The processor time that the life had taken when it last came to rest.</summary>
    public TimeSpan Processor { get; private set; }

    /// <summary>Where a life writes each job that it begins, with its moment; lines survive a kill.</summary>
    public static string RunsFile(string folder) => Path.Combine(folder, "runs.log");

    /// <summary>Starts a life on a folder.</summary>
    public static async Task<SimulationHost> StartAsync(string folder, DateTimeOffset now)
    {
        var assembly = Assembly.GetExecutingAssembly().Location;
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            ArgumentList = { "exec", assembly },
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment =
            {
                ["DOTNET_STARTUP_HOOKS"] = assembly,
                ["DOTNET_TieredPGO"] = "0",
                [FolderVariable] = folder,
                [NowVariable] = now.ToString("o", CultureInfo.InvariantCulture),
            },
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("no child process");
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Ready, StringComparison.Ordinal))
            {
                return new(process, line[Ready.Length..]);
            }
        }

        throw new InvalidOperationException("the simulated platform did not start");
    }

    /// <summary>Settings of every life and of the one that is looked at in the end.</summary>
    public static void Configure(WebApplicationBuilder builder, TimeProvider time)
    {
        // Orleans keeps the real time: its own time-outs are no part of a conversation.
        foreach (var name in (string[])[
            TimeProviderNames.Messaging, TimeProviderNames.SystemTimers, TimeProviderNames.Membership, TimeProviderNames.ActivationManagement,
            TimeProviderNames.GrainDirectory, ReminderTimeProviderNames.Reminders])
        {
            builder.Services.AddKeyedSingleton(name, TimeProvider.System);
        }

        builder.Services.Replace(ServiceDescriptor.Singleton(time));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Platform:Threads:BurstQuiet"] = "00:00:00",
            ["Platform:Privacy:RetentionDays"] = "0",
            ["Platform:Leads:AskForPartners"] = "true",
            ["Platform:Leads:DefaultTimeZone"] = ShopZone,
            ["Platform:Loyalty:WinBackDays"] = "12",
            ["Platform:Callbacks:AtOnce"] = "1",
            ["Platform:Callbacks:Keep"] = "31.00:00:00",
            ["Platform:Payments:TimeOuts"] = "2",
        });

        // Gateways that lose an answer are what a purchase waits and is woken for.
        builder.Configuration.AddInMemoryCollection(SimulatedShop.People().Where(person => person.Last4.Length == 4).Take(80)
            .Select((person, index) => KeyValuePair.Create(string.Create(CultureInfo.InvariantCulture, $"Platform:Payments:TimeOutLast4:{index}"), (string?)person.Last4)));
    }

    /// <summary>Starts a platform as every life has it, in this process.</summary>
    public static Task<PlatformHost> StartHereAsync(string folder, ManualTime time, Action<WebApplicationBuilder>? configure = null) => PlatformHost.StartAsync(
        new(Path.Combine(folder, "data"), "http://127.0.0.1:0", Path.Combine(PlatformFixture.Samples, "knowledge"), Path.Combine(folder, "shop")),
        CancellationToken.None,
        builder =>
        {
            Configure(builder, time);
            configure?.Invoke(builder);
        });

    /// <summary>The child's side: obeys its standard input until that is closed.</summary>
    public static void Run(string folder)
    {
        Task.Run(() => LiveAsync(folder)).GetAwaiter().GetResult();
        Environment.Exit(0);
    }

    /// <summary>Lets time pass, and waits until nothing is due or pending any more.</summary>
    public async Task UntilAsync(DateTimeOffset moment)
    {
        await BeginUntilAsync(moment);
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Settled, StringComparison.Ordinal))
            {
                Processor = TimeSpan.FromTicks(long.Parse(line.AsSpan(Settled.Length), CultureInfo.InvariantCulture));
                return;
            }
        }

        throw new InvalidOperationException($"the simulated platform ended by itself before {moment:o}");
    }

    /// <summary>Lets time pass and does not wait.</summary>
    public async Task BeginUntilAsync(DateTimeOffset moment)
    {
        await _process.StandardInput.WriteLineAsync(moment.ToString("o", CultureInfo.InvariantCulture));
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Stops it in good order.</summary>
    public async Task StopAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        Assert.Equal(0, _process.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static async Task LiveAsync(string folder)
    {
        var time = new ManualTime(DateTimeOffset.Parse(Environment.GetEnvironmentVariable(NowVariable)!, CultureInfo.InvariantCulture));
        using var runs = TextWriter.Synchronized(new StreamWriter(RunsFile(folder), append: true) { AutoFlush = true });
        await using var platform = await StartHereAsync(folder, time, builder => Record(builder.Services, runs, time));
        var log = platform.Services.GetRequiredService<IThreadLog>();
        var schedule = platform.Services.GetRequiredService<IJobSchedule>();
        Console.WriteLine(Ready + platform.Urls.First());
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var moment = DateTimeOffset.Parse(line, CultureInfo.InvariantCulture);
            time.Advance(moment > time.GetUtcNow() ? moment - time.GetUtcNow() : TimeSpan.Zero);
            await Wait.UntilAsync($"everything until {line}", async () =>
            {
                // Threads first: what they leave is due then.
                if ((await log.ListPendingAsync(DateTimeOffset.MaxValue, 1)).Count == 0 && (await schedule.ListDueAsync(time.GetUtcNow(), 1)).Count == 0)
                {
                    return true;
                }

                time.Advance(TimeSpan.FromSeconds(1));
                return false;
            });
            Console.WriteLine(Settled + Environment.CpuUsage.TotalTime.Ticks.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void Record(IServiceCollection services, TextWriter runs, TimeProvider time)
    {
        foreach (var handler in services.Where(service => service.ServiceType == typeof(IJobHandler)).ToList())
        {
            services.Remove(handler);
            services.AddSingleton<IJobHandler>(provider => new RecordedHandler((IJobHandler)(handler.ImplementationInstance
                ?? handler.ImplementationFactory?.Invoke(provider)
                ?? ActivatorUtilities.CreateInstance(provider, handler.ImplementationType!)), runs, time));
        }
    }
}
