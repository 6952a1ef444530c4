using System.Text;

namespace Platform.Silo.Adapters.Ses;

/// <summary>What SES found when it looked through a mail: <c>X-SES-Spam-Verdict</c> and <c>X-SES-Virus-Verdict</c>, which it writes on top of what came. Pure.</summary>
public static class SesScan
{
    /// <summary>The reason of a quarantine: a virus.</summary>
    public const string Virus = "virus";

    /// <summary>The reason of a quarantine: spam.</summary>
    public const string Spam = "spam";

    /// <summary>Why a mail is not to be taken; null when it is. Of several headers the topmost counts: those below it are the sender's.</summary>
    /// <param name="mail">The mail as SES stored it.</param>
    /// <param name="keepsSpam">Whether spam is taken nevertheless.</param>
    public static string? Refuse(ReadOnlySpan<byte> mail, bool keepsSpam) =>
        IsFail(mail, "X-SES-Virus-Verdict"u8) ? Virus
        : !keepsSpam && IsFail(mail, "X-SES-Spam-Verdict"u8) ? Spam
        : null;

    private static bool IsFail(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> name)
    {
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = (end < 0 ? rest : rest[..end]).TrimEnd((byte)'\r');
            if (line.IsEmpty)
            {
                return false;
            }

            if (line.Length > name.Length && line[name.Length] == ':' && Ascii.EqualsIgnoreCase(line[..name.Length], name))
            {
                return Ascii.EqualsIgnoreCase(Ascii.Trim(line[(name.Length + 1)..]) is var range ? line[(name.Length + 1)..][range] : [], "FAIL"u8);
            }

            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return false;
    }
}
