using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MimeKit.Cryptography;

/// <summary>Signs mails (RFC 6376): rsa-sha256 with relaxed canonicalization.</summary>
public class DkimSigner
{
    private static readonly HashSet<string> NotToBeSigned =
        new(StringComparer.OrdinalIgnoreCase) { "return-path", "received", "comments", "keywords", "bcc", "resent-bcc", "dkim-signature" };

    private readonly string key;

    public DkimSigner(Stream stream, string domain, string selector, DkimSignatureAlgorithm algorithm = DkimSignatureAlgorithm.RsaSha256)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(domain);
        ArgumentNullException.ThrowIfNull(selector);
        if (algorithm != DkimSignatureAlgorithm.RsaSha256)
        {
            throw new NotSupportedException($"The stand-in signs with rsa-sha256 only; {algorithm} needs the MimeKit package.");
        }

        using var reader = new StreamReader(stream, leaveOpen: true);
        key = reader.ReadToEnd();
        Domain = domain;
        Selector = selector;
        SignatureAlgorithm = algorithm;
    }

    public string Domain { get; }

    public string Selector { get; }

    public DkimSignatureAlgorithm SignatureAlgorithm { get; set; }

    public DkimCanonicalizationAlgorithm BodyCanonicalizationAlgorithm { get; set; }

    public DkimCanonicalizationAlgorithm HeaderCanonicalizationAlgorithm { get; set; }

    /// <summary>Puts the signature above the other headers.</summary>
    /// <param name="options">How the message will be written.</param>
    /// <param name="message">The message.</param>
    /// <param name="headers">The fields to sign, from the last of a name upwards; more often than they occur means that there is no other.</param>
    public void Sign(FormatOptions options, MimeMessage message, IList<string> headers)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(headers);
        if (headers.FirstOrDefault(NotToBeSigned.Contains) is { } unsuitable)
        {
            throw new ArgumentException($"The list of headers to sign SHOULD NOT include the '{unsuitable}' header.", nameof(headers));
        }

        if (!headers.Contains("from", StringComparer.OrdinalIgnoreCase))
        {
            throw new ArgumentException("The list of headers to sign MUST include the 'From' header.", nameof(headers));
        }

        if (HeaderCanonicalizationAlgorithm != DkimCanonicalizationAlgorithm.Relaxed || BodyCanonicalizationAlgorithm != DkimCanonicalizationAlgorithm.Relaxed)
        {
            throw new NotSupportedException("The stand-in knows the relaxed canonicalization only; the MimeKit package knows both.");
        }

        var format = options.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        format.EnsureNewLine = true;
        var bodyHash = Convert.ToBase64String(SHA256.HashData(DkimCanon.Body(BodyOf(format, message))));
        string[] tags =
        [
            "v=1;", "a=rsa-sha256;", $"d={Domain};", $"s={Selector};", "c=relaxed/relaxed;",
            string.Create(CultureInfo.InvariantCulture, $"t={GetTimestamp()};"),
            $"h={string.Join(':', headers.Select(name => name.ToLowerInvariant()))};", $"bh={bodyHash};", "b=",
        ];
        var value = Fold(tags);
        using var input = new MemoryStream();
        DkimCanon.Headers(message, headers, format, input);
        input.Write(DkimCanon.Header("DKIM-Signature", value, lineEnd: false));
        using var rsa = RSA.Create();
        rsa.ImportFromPem(key);
        var signature = Convert.ToBase64String(rsa.SignData(input.ToArray(), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        var header = new Header(HeaderId.DkimSignature, "v=1");
        header.SetRawValue([.. value.AsSpan(0, value.Length - 2), .. Encoding.ASCII.GetBytes(string.Concat(signature.Chunk(72).Select(line => $"\r\n\t{new string(line)}"))), .. "\r\n"u8]);
        message.Headers.Insert(0, header);
    }

    protected virtual long GetTimestamp() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    private static ReadOnlySpan<byte> BodyOf(FormatOptions format, MimeMessage message)
    {
        using var memory = new MemoryStream();
        message.WriteTo(format, memory);
        var bytes = memory.ToArray();
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        return end < 0 ? [] : bytes.AsSpan(end + 4);
    }

    /// <summary>One tag after the other, a new line where one would grow past 76 characters; a list of names is folded behind its colons.</summary>
    private static byte[] Fold(string[] tags)
    {
        var value = new StringBuilder();
        var column = "DKIM-Signature:".Length;
        foreach (var tag in tags)
        {
            var first = true;
            foreach (var piece in tag.StartsWith("h=", StringComparison.Ordinal) ? tag.Split(':').Select((name, index) => index == 0 ? name : ":" + name) : [tag])
            {
                var blank = first ? " " : "";
                if (column + blank.Length + piece.Length > 76)
                {
                    value.Append("\r\n\t");
                    column = 1;
                }
                else
                {
                    value.Append(blank);
                    column += blank.Length;
                }

                value.Append(piece);
                column += piece.Length;
                first = false;
            }
        }

        return Encoding.ASCII.GetBytes(value.Append("\r\n").ToString());
    }
}
