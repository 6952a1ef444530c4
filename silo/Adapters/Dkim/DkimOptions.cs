using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;

namespace Platform.Silo.Adapters.Dkim;

/// <summary>The signature of outgoing mail (RFC 6376). Section <c>Platform:Dkim</c>.</summary>
public sealed class DkimOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Dkim";

    /// <summary>The signing domain: that of the support address or one above it, so that DMARC finds them aligned. Default empty: nothing is signed here.</summary>
    public string Domain { get; set; } = "";

    /// <summary>The key's name: its public half is the TXT record <c>SELECTOR._domainkey.DOMAIN</c>.</summary>
    public string Selector { get; set; } = "";

    /// <summary>A PEM file with an RSA key of at least 1024 bits, better 2048 (RFC 8301), readable by the platform only.</summary>
    public string PrivateKeyFile { get; set; } = "";

    /// <summary>Whether mail is signed.</summary>
    public bool IsEnabled => Domain.Length > 0;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsEnabled)
        {
            if (Selector.Length > 0 || PrivateKeyFile.Length > 0)
            {
                yield return new($"{Section}:Domain is empty: give the signing domain, or leave Selector and PrivateKeyFile empty too.", [nameof(Domain)]);
            }

            yield break;
        }

        if (Uri.CheckHostName(Domain) != UriHostNameType.Dns || !System.Text.Ascii.IsValid(Domain))
        {
            yield return new($"{Section}:Domain '{Domain}' is not an ASCII domain name.", [nameof(Domain)]);
        }

        if (Uri.CheckHostName(Selector) != UriHostNameType.Dns || !System.Text.Ascii.IsValid(Selector))
        {
            yield return new($"{Section}:Selector '{Selector}' is not a name of letters, digits, hyphens and dots.", [nameof(Selector)]);
        }

        if (ProblemWithKey() is { } problem)
        {
            yield return new($"{Section}:PrivateKeyFile '{PrivateKeyFile}' {problem}", [nameof(PrivateKeyFile)]);
        }
    }

    private string? ProblemWithKey()
    {
        try
        {
            using var key = RSA.Create();
            key.ImportFromPem(File.ReadAllText(PrivateKeyFile));
            return key.KeySize >= 1024 ? null : $"has {key.KeySize} bits: receivers ignore keys below 1024.";
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            return "cannot be read as an RSA private key in PEM form, without a passphrase: openssl genrsa -out dkim.pem 2048";
        }
    }
}
