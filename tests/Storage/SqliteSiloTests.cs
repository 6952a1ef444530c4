using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Tests.Storage;

/// <summary>The registrations in a running silo, and what another silo finds afterwards.</summary>
public sealed class SqliteSiloTests : IDisposable
{
    private readonly StorageFixture _storage = new();

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task State_and_reminders_outlive_the_silo()
    {
        await using (var cluster = await Deploy())
        {
            var notebook = cluster.Client.GetGrain<INotebookGrain>("n1");
            Assert.Null(await notebook.Read());
            await notebook.Write("first");
            await notebook.Write("second");
            await notebook.Remind();
        }

        await using var next = await Deploy();

        Assert.Equal("second", await next.Client.GetGrain<INotebookGrain>("n1").Read());
        Assert.True(await next.Client.GetGrain<INotebookGrain>("n1").IsReminded());
        Assert.False(await next.Client.GetGrain<INotebookGrain>("n2").IsReminded());
    }

    private async Task<InProcessTestCluster> Deploy()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(_storage.Database);
            silo.AddSqliteGrainStorage("notebooks");
            silo.UseSqliteReminderService();
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }
}
