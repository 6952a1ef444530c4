using System.ComponentModel.DataAnnotations;

namespace Platform.Encryption;

/// <summary>
/// Encryption of people's content at rest, with a data key for each customer (docs/adr/0030-encryption-at-rest.md). Section
/// <c>Platform:Encryption</c>. It is on when there is a key-encryption key: <see cref="KeyFile"/>, <see cref="KeyVariable"/> or <see cref="KmsKeyId"/>.
/// </summary>
public sealed class EncryptionOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Encryption";

    /// <summary>The environment variable that may hold in place of a file what <see cref="KeyFile"/> would.</summary>
    public const string KeyVariable = "PLATFORM_DATA_KEY";

    /// <summary>
    /// The path of a file with a key-encryption key: 32 bytes in base64, a line for each, mode 0600. The first line wraps new data keys; the
    /// others still unwrap, which is how a key is replaced. Make one with <c>openssl rand -base64 32</c>. Default empty: no file.
    /// </summary>
    public string KeyFile { get; set; } = "";

    /// <summary>
    /// A key of AWS KMS: its ARN, id or alias. It wraps new data keys; keys of <see cref="KeyFile"/> still unwrap what they wrapped. Credentials
    /// are the environment's. Default empty: no KMS.
    /// </summary>
    public string KmsKeyId { get; set; } = "";

    /// <summary>The URL of a KMS server of one's own; empty for AWS in the region of the credentials or of the key's ARN. Default empty.</summary>
    public string KmsEndpoint { get; set; } = "";

    /// <summary>
    /// How long an unwrapped data key stays in memory. In a cluster the same in all processes: so long, and <see cref="WriteMargin"/>, passes
    /// between an erasure and the destruction of the key. Default 5 minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan CacheFor { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// In a cluster: how long after its encryption content may still arrive in a store. The slowest client goes on with one write for 20 minutes
    /// (Orleans' own of DynamoDB: 11 tries of 100 s at the most, and the pauses between them); the rest is for the clocks of two machines. Default
    /// 30 minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan WriteMargin { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How many unwrapped data keys stay in memory at the most. Default 10 000: some 2 MB.</summary>
    [Range(16, 10_000_000)]
    public int CacheSize { get; set; } = 10_000;
}
