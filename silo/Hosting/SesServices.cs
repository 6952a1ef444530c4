using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Deliveries.Reports;
using Platform.Silo.Adapters.Dkim;
using Platform.Silo.Adapters.Ses;
using Platform.Silo.Adapters.Smtp;

namespace Platform.Silo.Hosting;

/// <summary>Mail on AWS (docs/adr/0026-mail-on-aws.md).</summary>
internal static class SesServices
{
    public static IServiceCollection AddSes(this IServiceCollection services)
    {
        services.AddOptions<SesOptions>().BindConfiguration(SesOptions.Section).ValidateDataAnnotations().ValidateOnStart()
            .Validate<IOptions<SmtpOptions>>(
                (ses, smtp) => !ses.Send || !smtp.Value.IsEnabled, $"{SesOptions.Section}:Send and {SmtpOptions.Section}:Host are both set: choose one way out.")
            .Validate<IOptions<DkimOptions>>(
                (ses, dkim) => !ses.Send || !dkim.Value.IsEnabled,
                $"{DkimOptions.Section} cannot be used with {SesOptions.Section}:Send: SES replaces Message-ID and Date, which the signature covers. Let SES sign (Easy DKIM, or a key of your own there).");
        services.AddSingleton<IProviderReports, ProviderReports>();
        services.AddSingleton(_ => new SnsClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }));
        return services;
    }
}
