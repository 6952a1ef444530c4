using MimeKit.Cryptography;

namespace Platform.Silo.Adapters.Dkim;

/// <summary>Signs as of the mail's own date: the same mail gives the same signature at every retry.</summary>
internal sealed class DatedDkimSigner : DkimSigner
{
    private readonly long _signedAt;

    public DatedDkimSigner(Stream key, string domain, string selector, DateTimeOffset signedAt)
        : base(key, domain, selector, DkimSignatureAlgorithm.RsaSha256)
    {
        _signedAt = signedAt.ToUnixTimeSeconds();

        // Relays rewrap headers and trim blanks; relaxed survives that (RFC 6376 §3.4).
        HeaderCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed;
        BodyCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed;
    }

    protected override long GetTimestamp() => _signedAt;
}
