using System.Buffers;
using System.Collections.Frozen;

namespace Platform.Mail;

/// <summary>Addresses behind which nobody reads (RFC 2142, RFC 5321 §4.5.5).</summary>
internal static class SenderRules
{
    private static readonly FrozenSet<string> Daemons = new[]
    {
        "mailer-daemon", "mailerdaemon", "mail-daemon", "maildaemon", "mailer_daemon", "mail-deamon", "mailer-demon", "mdaemon", "postmaster", "post-master", "post_master", "postmaster-noreply", "mail-delivery", "maildelivery", "mail-delivery-subsystem",
        "mail.delivery.system", "deliverysystem", "bounce", "bounces", "bounced", "mailbounce", "returned-mail", "undeliverable", "smtpd", "mta", "mailgate",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Robots = new[]
    {
        "nobody", "root", "daemon", "cron", "www-data", "apache", "wwwrun", "autoreply", "auto-reply", "autoresponder", "auto-responder", "autoresponse", "auto-response", "autorespond", "automailer", "auto-confirm", "robot", "bot", "mailbot", "system-noreply",
        "notification", "notifications", "notify", "alerts", "newsletter", "newsletters", "news-noreply", "mailing", "mailings", "majordomo", "listserv", "mailman", "calendar-notification", "drive-shares-noreply", "ship-confirm", "shipment-tracking", "auto-communication",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>"Do not answer", in the languages in which shops and offices say it; separators are removed before it is looked for.</summary>
    private static readonly SearchValues<string> NoReply = SearchValues.Create(
        [
            "noreply", "donotreply", "dontreply", "neverreply", "notreply", "nepasrepondre", "nepasrépondre", "pasdereponse", "nepasrepondez", "norespond", "noresponder", "norespuesta", "sinrespuesta", "nocontestar", "naoresponda", "naoresponder", "naorespondas", "nãoresponda", "nichtantworten", "keineantwort",
            "bittenichtantworten", "nonrispondere", "norispondere", "nietbeantwoorden", "nietreageren", "geenantwoord", "nieodpowiadaj", "nieodpisuj", "svarej", "svarainte", "ikkesvar", "svarikke", "eivastata", "alavastaa", "neodpovidat", "neodpovidejte", "neodgovaraj", "nevalaszolj", "nurepondeti", "nuraspunde",
            "khongtraloi", "khongphanhoi", "yanitlamayin", "cevaplamayin", "otvetnenuzhen", "neotvechat", "неотвечать", "no-replay", "noreplay", "不要回复", "请勿回复",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> DaemonNames = SearchValues.Create(
        ["mail delivery subsystem", "mail delivery system", "mailer-daemon", "mail system", "mail administrator", "microsoft outlook", "microsoft exchange", "system administrator", "internet mail delivery", "mail delivery service", "delivery status notification"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>An address from which delivery systems report.</summary>
    public static bool IsDaemon(EmailAddress sender)
    {
        var local = Local(sender.Email);
        return Daemons.Contains(local) || local.StartsWith("mailer-daemon", StringComparison.Ordinal) || local.StartsWith("microsoftexchange329e71ec88ae4615bbc36ab6ce41109e", StringComparison.Ordinal)
            || local.StartsWith("bounce-", StringComparison.Ordinal) || local.StartsWith("bounces-", StringComparison.Ordinal);
    }

    /// <summary>A display name that only delivery systems have. People may share one ("System Administrator"): never proof alone.</summary>
    public static bool IsDaemonName(EmailAddress sender) => sender.Name is { } name && name.AsSpan().ContainsAny(DaemonNames);

    /// <summary>Mailboxes from which providers send complaints that do not have the form of RFC 5965.</summary>
    public static bool IsComplaintDesk(string email) => Local(email) is "staff" or "feedback" or "feedback-loop" or "fbl" or "abuse" or "complaints" or "arf" or "feedbackloop" or "postmaster" or "scomp";

    /// <summary>The two addresses that RFC 5321 keeps for delivery systems' own use.</summary>
    public static bool IsMailerDaemon(string email) => Local(email).StartsWith("mailer-daemon", StringComparison.Ordinal) || Local(email) is "mailerdaemon" or "mail-daemon" or "mdaemon";

    /// <summary>An address that says that nobody reads it.</summary>
    public static bool IsRobot(string email)
    {
        var local = Local(email);
        return Robots.Contains(local) || local.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).AsSpan().ContainsAny(NoReply);
    }

    private static string Local(string email)
    {
        var (address, _) = AddressReader.SplitTag(email);
        var at = address.LastIndexOf('@');
        return at < 0 ? address : address[..at];
    }
}
