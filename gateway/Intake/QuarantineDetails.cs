using Platform.Mail;
using Platform.Silo.Adapters.Ses;

namespace Platform.Gateway.Intake;

/// <summary>What a person is told about a quarantined mail: the limit or the fault, never the mail's words.</summary>
internal static class QuarantineDetails
{
    /// <summary>The sentence for a reason.</summary>
    public static string Of(string reason, MailReadOptions limits) => reason switch
    {
        RejectReasons.TooLarge => $"larger than {limits.MaxBytes / (1024 * 1024)} MB",
        RejectReasons.TooManyParts => $"more than {limits.MaxParts} MIME parts",
        RejectReasons.NestedTooDeep => $"MIME parts nested deeper than {limits.MaxDepth}",
        RejectReasons.HeaderTooLarge => $"a header block larger than {limits.MaxHeaderBytes / 1024} KB",
        RejectReasons.NoSender => "it names nobody who could be answered",
        RejectReasons.Unreadable => "it is not a mail in the form of RFC 5322",
        SesScan.Virus => "SES found a virus in it",
        SesScan.Spam => "SES takes it for spam",
        _ => reason,
    };
}
