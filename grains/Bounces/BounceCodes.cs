using System.Buffers;
using Platform.Deliveries;
using Platform.Suppressions;

namespace Platform.Bounces;

/// <summary>
/// What codes and words mean. RFC 3463: 2 is success, 4 passes, 5 does not. Not every 5 is about the address, though: a mailbox that is full, a mail
/// that is too large or that a filter took for spam says nothing against writing again. Those are soft for the address, whatever they are for the mail.
/// </summary>
internal static class BounceCodes
{
    /// <summary>Words of servers that have no such mailbox, where the code does not say so.</summary>
    private static readonly SearchValues<string> NobodyThere = SearchValues.Create(
        [
            "user unknown", "unknown user", "no such user", "no such recipient", "no such mailbox", "no such address", "no mailbox here", "user doesn't exist", "user does not exist", "recipient unknown", "unknown recipient", "address unknown", "unknown address", "unknown or illegal",
            "does not exist", "doesn't exist", "not exist", "couldn't be found", "could not be found", "not found", "unrouteable address", "unknown local", "invalid recipient", "invalid mailbox", "invalid final delivery userid", "recipient name is not recognized", "no valid recipients",
            "no valid hosts defined", "name or service not known", "host unknown", "unknown host", "no mx", "account has been disabled", "account is disabled", "account disabled", "mailbox is disabled", "mailbox disabled", "mailbox unavailable", "account that you tried to reach", "not listed in", "user not found",
            "utilisateur inconnu", "usuario desconocido", "benutzer unbekannt", "utente sconosciuto", "用户不存在", "不存在", "người dùng không tồn tại", "宛先不明",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Words of servers that would take another mail, or this one later.</summary>
    private static readonly SearchValues<string> NotTheAddress = SearchValues.Create(
        [
            "quota", "mailbox full", "mailbox is full", "full mailbox", "too large", "too big", "size limit", "exceeds the maximum", "spam", "blacklist", "blocklist", "blocked", "block list", "dnsbl", "rbl", "reputation", "policy", "dmarc", "spf", "dkim", "reverse dns", "ptr record", "rate limit",
            "too many", "virus", "content", "rejected for", "relay", "greylist", "try again", "try later", "temporar", "timed out", "timeout", "connection refused", "loop", "hop count",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>What a recipient's fields say of the mail.</summary>
    public static DeliveryStatus? StatusOf(string action, string code) => action switch
    {
        "failed" or "failure" => DeliveryStatus.Bounced,
        "delayed" => DeliveryStatus.Delayed,
        "delivered" or "deliverable" => DeliveryStatus.Delivered,
        "relayed" or "expanded" => null, // RFC 3464 §2.3.3: it went on, and nobody vouches for the rest.
        _ => code switch
        {
            ['5', ..] => DeliveryStatus.Bounced,
            ['4', ..] => DeliveryStatus.Delayed,
            ['2', ..] => DeliveryStatus.Delivered,
            _ => null,
        },
    };

    /// <summary>What that says of the address.</summary>
    public static AddressOutcome? OutcomeOf(DeliveryStatus? status, string code, string words) => status switch
    {
        DeliveryStatus.Delivered => AddressOutcome.Delivered,
        DeliveryStatus.Delayed => AddressOutcome.Delayed,
        DeliveryStatus.Bounced => IsHard(code, words) ? AddressOutcome.HardBounce : AddressOutcome.SoftBounce,
        _ => null,
    };

    private static bool IsHard(string code, string words)
    {
        var nobody = words.AsSpan().ContainsAny(NobodyThere);
        if (code.StartsWith('4'))
        {
            return false;
        }

        if (code.Count(c => c == '.') == 2)
        {
            return code[2..] switch
            {
                "1.7" or "1.8" => false, // The sender's address.
                ['1', '.', ..] or "2.1" or "4.4" or "4.1" or "4.310" => true,
                "0.0" or "3.0" or "5.0" or "4.0" or "2.0" => nobody || !words.AsSpan().ContainsAny(NotTheAddress),
                _ => nobody && !words.AsSpan().ContainsAny(NotTheAddress),
            };
        }

        // RFC 5321 §4.2.3: 550, 551 and 553 are about the mailbox, 552 about its storage, 554 about anything.
        return code is "550" or "551" or "553" or "521" ? nobody || !words.AsSpan().ContainsAny(NotTheAddress) : nobody && !words.AsSpan().ContainsAny(NotTheAddress);
    }
}
