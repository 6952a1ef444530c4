using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Platform.Silo.Adapters.Smtp;

/// <summary>Trusts what a file says instead of the system's authorities: for a relay of one's own.</summary>
internal sealed class RelayTrust(X509Certificate2Collection roots)
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">It holds no certificate.</exception>
    public static RelayTrust Load(string path)
    {
        var roots = new X509Certificate2Collection();
        try
        {
            roots.ImportFromPemFile(path);
        }
        catch (System.Security.Cryptography.CryptographicException unreadable)
        {
            throw new InvalidDataException($"{SmtpOptions.Section}:TrustedCertificate {path} cannot be read: {unreadable.Message}", unreadable);
        }

        return roots.Count > 0 ? new(roots) : throw new InvalidDataException($"{SmtpOptions.Section}:TrustedCertificate {path} holds no certificate in PEM form");
    }

    /// <summary>Whether the certificate is for this host, and is in the file or was issued by one that is.</summary>
    public bool IsTrusted(X509Certificate? certificate, SslPolicyErrors errors)
    {
        // The chain is judged below; the name is not to be forgiven.
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return false;
        }

        using var own = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        using var chain = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck } };
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        return chain.Build(own);
    }
}
