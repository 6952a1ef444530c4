using Microsoft.Extensions.DependencyInjection;
using Platform.Documents;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Hosting;

/// <summary>What stores documents.</summary>
internal static class DocumentServices
{
    public static IServiceCollection AddDocuments(this IServiceCollection services) => services.AddSingleton<IDocumentStore, SqliteDocumentStore>();
}
