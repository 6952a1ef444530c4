using System.Collections.Immutable;
using Platform.Encryption;
using Platform.Gateway.Hosting;
using Platform.Mail;
using Platform.Outgoing;
using Platform.Silo.Adapters.Dkim;
using Platform.Silo.Adapters.Ses;
using Platform.Silo.Adapters.Smtp;
using Platform.Silo.Hosting;

namespace Platform.Gateway.Doctor;

/// <summary>Looks at the set-up of mail: settings, folders, clock, keys, ports, and the relay. The DNS is not asked, nothing is changed, no mail is sent.</summary>
internal static class MailDoctor
{
    /// <summary>Looks at everything. What fails in one place does not keep it from the others.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="urls">What the platform is to listen on.</param>
    /// <param name="configuration">The settings, as <c>run</c> reads them.</param>
    /// <param name="environment">Reads a variable: keys and passwords come from there.</param>
    /// <param name="time">The clock.</param>
    public static async Task<DoctorReport> LookAsync(
        string data, string urls, IConfiguration configuration, Func<string, string?> environment, TimeProvider time, CancellationToken cancellationToken = default)
    {
        var mail = SettingChecks.Read<MailOptions>(configuration, MailOptions.Section);
        var smtp = SettingChecks.Read<SmtpOptions>(configuration, SmtpOptions.Section);
        var folder = Path.GetFullPath(data);
        var checks = ImmutableArray.CreateBuilder<DoctorCheck>();
        checks.AddRange(SettingChecks.Check(configuration));
        checks.AddRange(MailChecks.Address(mail));
        checks.AddRange(DkimChecks.Check(SettingChecks.Read<DkimOptions>(configuration, DkimOptions.Section), mail, smtp.IsEnabled));
        if (smtp.IsEnabled)
        {
            checks.AddRange(await MailChecks.RelayAsync(smtp, environment(SmtpOptions.PasswordVariable), cancellationToken));
        }
        else
        {
            checks.Add(MailChecks.WithoutRelay(
                SettingChecks.Read<SesOptions>(configuration, SesOptions.Section), SettingChecks.Read<PlatformClusterOptions>(configuration, PlatformClusterOptions.Section)));
        }

        checks.AddRange(MailChecks.Intake(SettingChecks.Read<MailIntakeOptions>(configuration, MailIntakeOptions.Section), time.GetUtcNow()));
        checks.AddRange(FolderChecks.Folder(folder));
        checks.AddRange(FolderChecks.Maildirs(folder));
        checks.AddRange(HostChecks.Clock(folder, time));
        checks.AddRange(HostChecks.Keys(folder, environment(ThreadKeys.Variable)));
        checks.AddRange(EncryptionChecks.Check(SettingChecks.Read<EncryptionOptions>(configuration, EncryptionOptions.Section), folder, environment));
        checks.AddRange(await HostChecks.ListenAsync(urls, environment(ApiKey.Variable) is { Length: > 0 } key ? key : null, cancellationToken));
        return new(checks.ToImmutable());
    }
}
