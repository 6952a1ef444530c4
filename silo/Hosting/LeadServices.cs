using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Jobs;
using Platform.LeadPackages;
using Platform.Leads;
using Platform.Loyalty;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Hosting;

/// <summary>Leads, loyalty and lead packages.</summary>
internal static class LeadServices
{
    public static IServiceCollection AddLeads(this IServiceCollection services)
    {
        Bind<LeadOptions>(LeadOptions.Section, options => options.Validate());
        Bind<LoyaltyOptions>(LoyaltyOptions.Section, options => options.Validate());
        Bind<LeadPackageOptions>(LeadPackageOptions.Section, options => options.Validate());
        return services
            .AddSingleton<ILeadList, SqliteLeadList>()
            .AddSingleton<ILeadPackageList, SqliteLeadPackageList>()
            .AddSingleton<IJobHandler, CaptureLeadHandler>()
            .AddSingleton<IJobHandler, NoteLeadHandler>()
            .AddSingleton<IJobHandler, SequenceStepHandler>()
            .AddSingleton<IJobHandler, AwardLoyaltyHandler>()
            .AddSingleton<IJobHandler, LoyaltyTimerHandler>()
            .AddSingleton<IJobHandler, CloseAuctionHandler>();

        void Bind<T>(string section, Action<T> validate)
            where T : class
        {
            services.AddOptions<T>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
            services.AddSingleton<IValidateOptions<T>>(new SelfValidation<T>(validate));
        }
    }
}
