using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Jobs;
using Platform.Returns;
using Platform.Silo.Adapters.Labels;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Hosting;

/// <summary>What opens returns.</summary>
internal static class ReturnServices
{
    public static IServiceCollection AddReturns(this IServiceCollection services)
    {
        services.AddOptions<ReturnOptions>().BindConfiguration(ReturnOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<ReturnOptions>>(new SelfValidation<ReturnOptions>(options => options.Validate()));
        services.AddSingleton<IReturnIndex, SqliteReturnIndex>();
        services.AddSingleton<ILabelPrinter, PdfLabelPrinter>();
        return services.AddSingleton<IJobHandler, ReturnOpeningHandler>();
    }
}
