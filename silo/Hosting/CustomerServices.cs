using Microsoft.Extensions.DependencyInjection;
using Platform.Customers;
using Platform.Jobs;

namespace Platform.Silo.Hosting;

/// <summary>What a customer's memory and consents need.</summary>
internal static class CustomerServices
{
    public static IServiceCollection AddCustomers(this IServiceCollection services) => services
        .AddSingleton<IJobHandler, RememberHandler>()
        .AddSingleton<IJobHandler, GrantConsentHandler>()
        .AddSingleton<IJobHandler, WithdrawConsentHandler>();
}
