using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace Platform.Silo.Adapters.Ses;

/// <summary>
/// Whether SNS signed a message: https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html. Everything in the message is anybody's
/// text until this says yes, the address of the certificate included: it counts only on SNS' own hosts. Pure.
/// </summary>
public static partial class SnsSignature
{
    private const int LongestUrl = 512;

    /// <summary>What is signed: each field's name and value, by name, each on its own line.</summary>
    /// <returns>Null for a message of a kind that SNS does not send.</returns>
    public static string? SignedText(SnsMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        (string Name, string? Value)[]? fields = message.Type switch
        {
            SnsMessage.Notification =>
                [("Message", message.Message), ("MessageId", message.MessageId), ("Subject", message.Subject), ("Timestamp", message.Timestamp), ("TopicArn", message.TopicArn), ("Type", message.Type)],
            SnsMessage.SubscriptionConfirmation or SnsMessage.UnsubscribeConfirmation =>
                [("Message", message.Message), ("MessageId", message.MessageId), ("SubscribeURL", message.SubscribeUrl), ("Timestamp", message.Timestamp), ("Token", message.Token), ("TopicArn", message.TopicArn), ("Type", message.Type)],
            _ => null,
        };
        if (fields is null)
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var (name, value) in fields)
        {
            if (value is not null)
            {
                text.Append(name).Append('\n').Append(value).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>Whether a certificate may be asked for there: by https, from a host that only SNS has, without a port, a login or a query.</summary>
    public static bool IsCertificateUrl(string? url) => IsSnsUrl(url) && url!.EndsWith(".pem", StringComparison.Ordinal) && !url.Contains('?', StringComparison.Ordinal);

    /// <summary>Whether an address is SNS' own.</summary>
    public static bool IsSnsUrl(string? url) =>
        url is { Length: > 0 and <= LongestUrl }
        && Uri.TryCreate(url, UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps
        && address.IsDefaultPort
        && address.UserInfo.Length == 0
        && address.Fragment.Length == 0
        && SnsHost().IsMatch(address.Host);

    /// <summary>Whether the signature is that of the certificate's key.</summary>
    /// <param name="message">The message.</param>
    /// <param name="certificate">The certificate, fetched from where <see cref="IsCertificateUrl"/> allows.</param>
    /// <param name="now">It has to be valid now.</param>
    public static bool Verify(SnsMessage message, X509Certificate2 certificate, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(certificate);
        if (SignedText(message) is not { } text || message.Signature is not { } signature || now < new DateTimeOffset(certificate.NotBefore) || now > new DateTimeOffset(certificate.NotAfter))
        {
            return false;
        }

        // Version 1 is SHA-1: SNS signs so unless the topic is set to 2. What was signed is bound to this message, so that no collision helps who forges.
#pragma warning disable CA5350
        HashAlgorithmName? hash = message.SignatureVersion switch { "1" => HashAlgorithmName.SHA1, "2" => HashAlgorithmName.SHA256, _ => null };
#pragma warning restore CA5350
        var bytes = new byte[signature.Length];
        using var key = certificate.GetRSAPublicKey();
        return hash is { } algorithm && key is not null && Convert.TryFromBase64String(signature, bytes, out var length)
            && key.VerifyData(Encoding.UTF8.GetBytes(text), bytes.AsSpan(0, length), algorithm, RSASignaturePadding.Pkcs1);
    }

    [GeneratedRegex(@"^sns\.[a-z]{2}(-[a-z]+)+-[0-9]{1,2}\.amazonaws\.com(\.cn)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SnsHost();
}
