using Platform.Tests.EndToEnd;
using Platform.Tests.Purchases;
using Platform.Tests.Simulation;
using Platform.Tests.Storage;

/// <summary>Where .NET begins a process whose DOTNET_STARTUP_HOOKS names this assembly; see <see cref="StorageChild"/>, <see cref="CrashHost"/>, <see cref="PurchaseHost"/> and <see cref="SimulationHost"/>.</summary>
#pragma warning disable MA0047 // The runtime looks for this name outside of any namespace.
internal static class StartupHook
#pragma warning restore MA0047
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(StorageChildScenarios.NameVariable) is { } scenario
            && Environment.GetEnvironmentVariable(StorageChildScenarios.FolderVariable) is { } folder)
        {
            StorageChildScenarios.Run(scenario, folder);
        }

        if (Environment.GetEnvironmentVariable(CrashHost.FolderVariable) is { } data)
        {
            CrashHost.Run(data);
        }

        if (Environment.GetEnvironmentVariable(PurchaseHost.FolderVariable) is { } purchases)
        {
            PurchaseHost.Run(purchases);
        }

        if (Environment.GetEnvironmentVariable(SimulationHost.FolderVariable) is { } simulated)
        {
            SimulationHost.Run(simulated);
        }
    }
}
