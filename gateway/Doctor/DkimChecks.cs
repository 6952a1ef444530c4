using System.Security.Cryptography;
using Platform.Outgoing;
using Platform.Silo.Adapters.Dkim;

namespace Platform.Gateway.Doctor;

/// <summary>The signature: its domain, its key, and the record to publish. Whether it is published only the DNS knows, and it is not asked.</summary>
internal static class DkimChecks
{
    private const string Area = "dkim";
    private const int Recommended = 2048;

    /// <summary>A TXT record is made of strings of at most 255 bytes (RFC 1035 §3.3.14).</summary>
    private const int LongestString = 255;

    /// <summary>All findings.</summary>
    public static IEnumerable<DoctorCheck> Check(DkimOptions dkim, MailOptions mail, bool hasRelay)
    {
        if (!dkim.IsEnabled)
        {
            yield return hasRelay
                ? DoctorCheck.Warn(Area, "mails are not signed here", "let the relay sign, or make a key: openssl genrsa -out dkim.pem 2048 && chmod 600 dkim.pem, then Platform__Dkim__Domain, __Selector, __PrivateKeyFile")
                : DoctorCheck.Ok(Area, "mails are not signed here, and no relay is set");
            yield break;
        }

        var domain = mail.SupportAddress[(mail.SupportAddress.LastIndexOf('@') + 1)..];
        yield return domain.Equals(dkim.Domain, StringComparison.OrdinalIgnoreCase) || domain.EndsWith("." + dkim.Domain, StringComparison.OrdinalIgnoreCase)
            ? DoctorCheck.Ok(Area, $"{dkim.Domain} is aligned with {domain} (DMARC)")
            : DoctorCheck.Fail(Area, $"{dkim.Domain} is neither {domain} nor above it: receivers do not count the signature (DMARC)", $"set Platform__Dkim__Domain={domain}");

        using var key = Read(dkim.PrivateKeyFile);
        if (key is null)
        {
            yield return DoctorCheck.Fail(Area, $"{dkim.PrivateKeyFile} cannot be read as an RSA private key in PEM form, without a passphrase", "openssl genrsa -out dkim.pem 2048 && chmod 600 dkim.pem");
            yield break;
        }

        yield return IsPrivate(dkim.PrivateKeyFile)
            ? DoctorCheck.Ok(Area, $"{dkim.PrivateKeyFile} is readable by its owner only")
            : DoctorCheck.Fail(Area, $"{dkim.PrivateKeyFile} is readable by others: whoever has the key signs in the shop's name", $"chmod 600 {dkim.PrivateKeyFile}, and make a new key under a new selector if others had the chance");
        yield return key.KeySize >= Recommended ? DoctorCheck.Ok(Area, $"the key has {key.KeySize} bits")
            : key.KeySize >= 1024 ? DoctorCheck.Warn(Area, $"the key has {key.KeySize} bits, {Recommended} are recommended (RFC 8301 §3.2)", "make a longer one under a new selector; keep the old record for as long as mails wait")
            : DoctorCheck.Fail(Area, $"the key has {key.KeySize} bits: receivers ignore keys below 1024", "openssl genrsa -out dkim.pem 2048");
        yield return DoctorCheck.Ok(Area, $"to publish: {Record(dkim, key)}", "whether the DNS has it is not asked from here: dig +short TXT " + $"{dkim.Selector}._domainkey.{dkim.Domain}");
    }

    private static string Record(DkimOptions dkim, RSA key)
    {
        var value = $"v=DKIM1; k=rsa; p={Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())}";
        return $"{dkim.Selector}._domainkey.{dkim.Domain}. IN TXT {string.Join(' ', value.Chunk(LongestString).Select(part => $"\"{new string(part)}\""))}";
    }

    private static bool IsPrivate(string path) =>
        OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)) == UnixFileMode.None;

    private static RSA? Read(string path)
    {
        var key = RSA.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));

            // A public key is PEM too, and signs nothing.
            _ = key.ExportParameters(includePrivateParameters: true);
            return key;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            key.Dispose();
            return null;
        }
    }
}
