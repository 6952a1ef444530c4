namespace MimeKit.Cryptography;

public enum DkimSignatureAlgorithm
{
    RsaSha1,
    RsaSha256,
    Ed25519Sha256,
}
