using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Platform.Tests.Support;

/// <summary>A verifier written from RFC 6376 §6, for rsa-sha256 and relaxed/relaxed: regular expressions instead of the signer's loops.</summary>
internal static partial class DkimCheck
{
    /// <summary>Null when the topmost signature is right; otherwise what is wrong.</summary>
    public static string? ProblemWith(byte[] mail, RSA key)
    {
        var text = Encoding.Latin1.GetString(mail);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var headers = FieldEnd().Split(text[..end]).ToList();
        var signature = headers.FirstOrDefault(header => header.StartsWith("DKIM-Signature:", StringComparison.OrdinalIgnoreCase));
        if (signature is null)
        {
            return "no signature";
        }

        var tags = Tags(signature);
        if (Convert.ToBase64String(SHA256.HashData(Encoding.Latin1.GetBytes(Body(text[(end + 4)..])))) != tags["bh"])
        {
            return "the body's hash differs";
        }

        var left = headers.ToList();
        var signed = new StringBuilder();
        foreach (var name in tags["h"].Split(':'))
        {
            var at = left.FindLastIndex(header => header.Split(':')[0].TrimEnd().Equals(name, StringComparison.OrdinalIgnoreCase));
            if (at >= 0)
            {
                signed.Append(Relaxed(left[at])).Append("\r\n");
                left.RemoveAt(at);
            }
        }

        signed.Append(Relaxed(SignatureValue().Replace(signature, "")));
        return key.VerifyData(Encoding.Latin1.GetBytes(signed.ToString()), Convert.FromBase64String(tags["b"]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            ? null
            : "the signature differs";
    }

    /// <summary>The tags of a signature, without white space.</summary>
    public static Dictionary<string, string> Tags(string header) => header[(header.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(';')
        .Select(tag => tag.Split('=', 2))
        .Where(pair => pair.Length == 2)
        .ToDictionary(pair => pair[0].Trim(), pair => Blank().Replace(pair[1], ""));

    private static string Relaxed(string header)
    {
        var colon = header.IndexOf(':', StringComparison.Ordinal);
        return header[..colon].Trim().ToLowerInvariant() + ":" + Blank().Replace(header[(colon + 1)..], " ").Trim(' ');
    }

    private static string Body(string body)
    {
        var lines = body.Split("\r\n").Select(line => Blanks().Replace(line, " ").TrimEnd(' ')).ToList();
        var text = string.Join("\r\n", lines).TrimEnd('\r', '\n');
        return text.Length == 0 ? "" : text + "\r\n";
    }

    [GeneratedRegex(@"\r\n(?![ \t])", RegexOptions.None, 1000)]
    private static partial Regex FieldEnd();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blank();

    [GeneratedRegex(@"[ \t]+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?<=[;\s]b=)[^;]*", RegexOptions.None, 1000)]
    private static partial Regex SignatureValue();
}
