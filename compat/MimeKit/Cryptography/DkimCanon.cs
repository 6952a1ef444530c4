using System.Text;

namespace MimeKit.Cryptography;

/// <summary>The relaxed canonicalization (RFC 6376 section 3.4.2 and 3.4.4): case of names, folding and amount of white space do not count.</summary>
internal static class DkimCanon
{
    public static void Headers(MimeMessage message, IEnumerable<string> names, FormatOptions format, Stream output)
    {
        var used = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            var list = name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) ? message.Body?.Headers : message.Headers;
            var skip = used.GetValueOrDefault(name);
            used[name] = skip + 1;
            var found = list?.Where(header => header.Field.Equals(name, StringComparison.OrdinalIgnoreCase)).Reverse().Skip(skip).FirstOrDefault();
            if (found is not null)
            {
                output.Write(Header(found.Field, found.GetRawValue(format), lineEnd: true));
            }
        }
    }

    public static byte[] Header(string name, ReadOnlySpan<byte> value, bool lineEnd)
    {
        var line = new List<byte>(value.Length + name.Length + 3);
        line.AddRange(Encoding.ASCII.GetBytes(name.ToLowerInvariant() + ":"));
        var isBlank = false;
        var begun = false;
        foreach (var c in value)
        {
            if (c is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                isBlank = true;
                continue;
            }

            if (isBlank && begun)
            {
                line.Add((byte)' ');
            }

            line.Add(c);
            isBlank = false;
            begun = true;
        }

        if (lineEnd)
        {
            line.AddRange("\r\n"u8);
        }

        return [.. line];
    }

    public static byte[] Body(ReadOnlySpan<byte> body)
    {
        var canonical = new List<byte>(body.Length);
        var emptyLines = 0;
        while (!body.IsEmpty)
        {
            var end = body.IndexOf("\r\n"u8);
            var line = end < 0 ? body : body[..end];
            body = end < 0 ? [] : body[(end + 2)..];
            line = line.TrimEnd(" \t"u8);
            if (line.IsEmpty)
            {
                emptyLines++;
                continue;
            }

            for (; emptyLines > 0; emptyLines--)
            {
                canonical.AddRange("\r\n"u8);
            }

            var isBlank = false;
            foreach (var c in line)
            {
                if (c is (byte)' ' or (byte)'\t')
                {
                    if (!isBlank)
                    {
                        canonical.Add((byte)' ');
                    }

                    isBlank = true;
                }
                else
                {
                    canonical.Add(c);
                    isBlank = false;
                }
            }

            canonical.AddRange("\r\n"u8);
        }

        return [.. canonical];
    }
}
