using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime.Hosting;
using Platform.Encryption;
using Platform.Silo.Adapters.Encryption;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>Registers the embedded database as Orleans' storage. A <see cref="SqliteDatabase"/> has to be registered.</summary>
public static class SqliteSiloBuilderExtensions
{
    /// <summary>Keeps grain state in the database.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="name">The provider's name in <c>[PersistentState]</c>; "Default" is also the unnamed one.</param>
    public static ISiloBuilder AddSqliteGrainStorage(this ISiloBuilder builder, string name)
    {
        builder.Services.AddSqliteGrainStorage(name);
        return builder;
    }

    /// <inheritdoc cref="AddSqliteGrainStorage(ISiloBuilder, string)"/>
    public static IServiceCollection AddSqliteGrainStorage(this IServiceCollection services, string name) =>
        services.AddGrainStorage(name, static (provider, key) =>
        {
            var cipher = provider.GetService<ContentCipher>() ?? ContentCipher.Off;
            return new EncryptedGrainStorage(new SqliteGrainStorage(key, provider.GetRequiredService<SqliteDatabase>(), cipher), cipher);
        });

    /// <summary>Turns reminders on and keeps them in the database.</summary>
    public static ISiloBuilder UseSqliteReminderService(this ISiloBuilder builder)
    {
        builder.AddReminders();
        builder.Services.AddSingleton<IReminderTable, SqliteReminderTable>();
        return builder;
    }
}
