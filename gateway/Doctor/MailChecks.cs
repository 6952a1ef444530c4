using Platform.Mail;
using Platform.Outgoing;
using Platform.Silo.Adapters.Ses;
using Platform.Silo.Adapters.Smtp;
using Platform.Silo.Hosting;

namespace Platform.Gateway.Doctor;

/// <summary>The shop's address, what comes in, and the relay.</summary>
internal static class MailChecks
{
    private const string Relay = "relay";

    private static readonly string[] Reserved = [".example", ".test", ".invalid", ".localhost", "example.com", "example.net", "example.org"];

    /// <summary>The address that replies come from, and where links lead.</summary>
    public static IEnumerable<DoctorCheck> Address(MailOptions mail)
    {
        var domain = mail.SupportAddress[(mail.SupportAddress.LastIndexOf('@') + 1)..];
        yield return IsReserved(domain)
            ? DoctorCheck.Warn("address", $"replies come from {mail.SupportAddress}: a domain for examples (RFC 2606), which nobody can answer to", "set Platform__Mail__SupportAddress to the shop's own address")
            : DoctorCheck.Ok("address", $"replies come from {mail.SupportAddress}, answers go to {mail.SupportAddress.Insert(mail.SupportAddress.LastIndexOf('@'), "+TOKEN")}", "the mailbox has to accept tagged addresses (Postfix: recipient_delimiter = +); this cannot be seen from here");
        if (Uri.TryCreate(mail.PublicUrl, UriKind.Absolute, out var url) && IsReserved(url.Host))
        {
            yield return DoctorCheck.Warn("address", $"links in mails lead to {mail.PublicUrl}: a domain for examples", "set Platform__Mail__PublicUrl to where customers reach the gateway: one-click opt-outs are posted there (RFC 8058)");
        }
    }

    /// <summary>Whom the intake believes.</summary>
    public static IEnumerable<DoctorCheck> Intake(MailIntakeOptions intake, DateTimeOffset now)
    {
        yield return intake.AuthservIds.Count > 0
            ? DoctorCheck.Ok("intake", $"Authentication-Results of {string.Join(", ", intake.AuthservIds)} are believed", "that server has to remove the field with its own id from mail that comes in (RFC 8601 §5); this cannot be seen from here")
            : DoctorCheck.Warn("intake", "no server is named whose Authentication-Results are believed: a forged From is not told from a true one", "set Platform__MailIntake__AuthservIds__0 to the id of your own receiving server, or let it refuse what fails DMARC");
        if (intake.AnswerFrom is { } start && start > now)
        {
            yield return DoctorCheck.Warn("intake", $"mail is answered from {start:u} on, which is to come: until then nobody gets an answer", "set Platform__MailIntake__AnswerFrom to the moment at which the mailbox was taken over");
        }
    }

    /// <summary>Where replies go when it is not through a relay. SES is not asked: there is no request that shows the right to send without sending.</summary>
    public static DoctorCheck WithoutRelay(SesOptions ses, PlatformClusterOptions cluster) => (ses.Send, cluster.IsEnabled, cluster.Outbox.Length > 0) switch
    {
        (true, _, _) => DoctorCheck.Ok(Relay, $"replies go through SES in {ses.Region}", "identity, production access and the right to send (ses:SendEmail, ses:SendRawEmail) cannot be seen from here: send one mail to yourself"),
        (_, true, false) => DoctorCheck.Fail(Relay, "nothing is set, and the silos of a cluster have no outbox of their own", "set Platform__Ses__Send=true or Platform__Smtp__Host, or Platform__Cluster__Outbox to a folder that all silos share; silos do not start without"),
        (_, true, true) => DoctorCheck.Ok(Relay, $"none is set: replies are files in {cluster.Outbox}", "every silo has to see this folder; set Platform__Ses__Send=true or Platform__Smtp__Host to send them"),
        _ => DoctorCheck.Ok(Relay, "none is set: replies are files in outbox/new", "set Platform__Smtp__Host to send them"),
    };

    /// <summary>Whether the relay can be reached and offers what the settings need.</summary>
    public static async Task<IReadOnlyList<DoctorCheck>> RelayAsync(SmtpOptions smtp, string? password, CancellationToken cancellationToken)
    {
        const string area = Relay;
        var name = $"{smtp.Host}:{smtp.Port}";
        var found = await RelayProbe.LookAsync(smtp, password, cancellationToken);
        if (!found.IsReached)
        {
            return [DoctorCheck.Fail(area, $"{name}: {found.Problem}", AdviceFor(smtp))];
        }

        var checks = new List<DoctorCheck> { DoctorCheck.Ok(area, $"{name} answers EHLO{(found.MaxSize > 0 ? $", takes mails up to {found.MaxSize} bytes" : "")}") };
        checks.Add(found.IsEncrypted ? DoctorCheck.Ok(area, "the connection is encrypted")
            : found.OffersStartTls ? DoctorCheck.Warn(area, "STARTTLS is offered and not used", "set Platform__Smtp__Security=starttls")
            : DoctorCheck.Warn(area, "STARTTLS is not offered: mails go in clear", "right for a relay on this machine only; else use port 587 or 465 of a relay that encrypts"));
        checks.Add((smtp.User.Length > 0, found.IsLoggedIn, found.Logins.Length > 0) switch
        {
            (true, true, _) => DoctorCheck.Ok(area, $"the login of {SmtpOptions.Section}:User is accepted ({string.Join(", ", found.Logins)} offered)"),
            (true, false, true) => DoctorCheck.Fail(area, $"the login failed: {found.Problem}", $"check {SmtpOptions.Section}:User and {SmtpOptions.PasswordVariable}"),
            (true, false, false) => DoctorCheck.Fail(area, $"no login (AUTH) is offered: {found.Problem}", "relays offer it on port 587 behind STARTTLS, or on 465; without a login leave Platform__Smtp__User empty"),
            (false, _, true) => DoctorCheck.Warn(area, $"AUTH is offered ({string.Join(", ", found.Logins)}) and no login is set", $"set Platform__Smtp__User and {SmtpOptions.PasswordVariable} unless the relay knows this machine"),
            _ => DoctorCheck.Ok(area, "no login is offered, none is set"),
        });
        if (!found.TakesEightBit)
        {
            checks.Add(DoctorCheck.Warn(area, "8BITMIME is not offered: mails with 8-bit text are refused here", "ask for it, or use another relay"));
        }

        if (found.Problem is { } late && found.IsLoggedIn)
        {
            checks.Add(DoctorCheck.Warn(area, $"it broke off at the end: {late}", "look at the relay's log"));
        }

        return checks;
    }

    private static string AdviceFor(SmtpOptions smtp) => smtp.Security switch
    {
        "tls" => "check name, port (465 for tls), firewall and certificate (Platform__Smtp__TrustedCertificate for one of your own)",
        "none" => "check name, port and firewall",
        _ => "check name, port (587 for starttls), firewall and certificate; without encryption on loopback only: Platform__Smtp__Security=none",
    };

    private static bool IsReserved(string domain) =>
        Reserved.Any(name => domain.Equals(name.TrimStart('.'), StringComparison.OrdinalIgnoreCase) || domain.EndsWith("." + name.TrimStart('.'), StringComparison.OrdinalIgnoreCase));
}
