using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Deliveries;
using Platform.Encryption;
using Platform.Outgoing;
using Platform.Silo.Adapters.Dkim;
using Platform.Silo.Adapters.Maildir;
using Platform.Silo.Adapters.Ses;
using Platform.Silo.Adapters.Smtp;

namespace Platform.Silo.Hosting;

/// <summary>Where replies go: into the outbox, through a relay or through SES when one is set; signed when a key is set.</summary>
internal static class SmtpServices
{
    /// <summary>Whether replies are sent, through a relay or SES, and are not files in the outbox.</summary>
    public static bool SendsMail(IConfiguration configuration) =>
        configuration.GetSection(SmtpOptions.Section)[nameof(SmtpOptions.Host)] is { Length: > 0 }
        || configuration.GetSection(SesOptions.Section).GetValue<bool>(nameof(SesOptions.Send));

    public static IServiceCollection AddMailSending(this IServiceCollection services, MaildirTransport outbox)
    {
        services.AddOptions<DeliveryOptions>().BindConfiguration(DeliveryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SmtpOptions>().BindConfiguration(SmtpOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DkimOptions>().BindConfiguration(DkimOptions.Section).ValidateDataAnnotations().ValidateOnStart()
            .Validate<IOptions<MailOptions>>(
                (dkim, mail) => !dkim.IsEnabled || IsAligned(dkim.Domain, mail.Value.SupportAddress),
                $"{DkimOptions.Section}:Domain is neither the domain of {MailOptions.Section}:SupportAddress nor one above it: receivers would not count the signature (DMARC).");
        services.AddSes();
        services.AddSingleton<MailHandOver>();
        services.AddSingleton<SqliteSmtpSpool>();
        services.AddSingleton<IMailSpool>(provider => new EncryptedMailSpool(provider.GetRequiredService<SqliteSmtpSpool>(), provider.GetRequiredService<ContentCipher>()));
        return services.AddSingleton<IMailTransport>(provider =>
        {
            var smtp = provider.GetRequiredService<IOptions<SmtpOptions>>().Value;
            var dkim = provider.GetRequiredService<IOptions<DkimOptions>>().Value;
            var ses = provider.GetRequiredService<IOptions<SesOptions>>().Value;
            IMailTransport transport = ses.Send
                ? new SesTransport(provider.GetRequiredService<IMailSpool>(), ses, provider.GetRequiredService<ILogger<SesTransport>>())
                : smtp.IsEnabled
                ? new SmtpTransport(
                    provider.GetRequiredService<IMailSpool>(),
                    smtp,
                    Environment.GetEnvironmentVariable(SmtpOptions.PasswordVariable),
                    provider.GetRequiredService<TimeProvider>(),
                    provider.GetRequiredService<ILogger<SmtpTransport>>())
                : outbox;
            return dkim.IsEnabled ? new DkimTransport(transport, dkim) : transport;
        });
    }

    private static bool IsAligned(string domain, string address) =>
        address.AsSpan(address.LastIndexOf('@') + 1).Equals(domain, StringComparison.OrdinalIgnoreCase)
        || address.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);
}
