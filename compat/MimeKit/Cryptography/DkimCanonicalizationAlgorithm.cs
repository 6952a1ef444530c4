namespace MimeKit.Cryptography;

public enum DkimCanonicalizationAlgorithm
{
    Simple,
    Relaxed,
}
