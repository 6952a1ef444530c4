namespace MailKit.Net.Smtp;

/// <summary>What the server offers in its answer to EHLO.</summary>
[Flags]
public enum SmtpCapabilities : uint
{
    None = 0,
    Size = 1 << 0,
    Dsn = 1 << 1,
    EnhancedStatusCodes = 1 << 2,
    Authentication = 1 << 3,
    EightBitMime = 1 << 4,
    Pipelining = 1 << 5,
    BinaryMime = 1 << 6,
    Chunking = 1 << 7,
    StartTLS = 1 << 8,
    UTF8 = 1 << 9,
    RequireTLS = 1 << 10,
}
