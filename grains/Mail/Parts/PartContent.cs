using MimeKit;

namespace Platform.Mail;

/// <summary>The decoded bytes of a text part, the last of them too.</summary>
internal static class PartContent
{
    /// <summary>Decodes; base64 whose padding got lost on the way ends in one or two characters more than the decoder gives.</summary>
    public static void DecodeTo(MimePart part, Stream sink)
    {
        if (part.Content is not { } content)
        {
            return;
        }

        content.DecodeTo(sink);
        if (content.Encoding == ContentEncoding.Base64 && content.Stream is { CanSeek: true } raw)
        {
            sink.Write(Tail(raw));
        }
    }

    private static byte[] Tail(Stream raw)
    {
        var back = raw.Position;
        raw.Position = 0;
        var buffer = new byte[16 * 1024];
        var group = 0;
        var count = 0;
        int read;
        while ((read = raw.Read(buffer)) > 0)
        {
            foreach (var c in buffer.AsSpan(0, read))
            {
                var rank = Rank(c);
                if (rank >= 0)
                {
                    group = ((group << 6) | rank) & 0xFFFFFF;
                    count = (count + 1) & 3;
                }
                else if (c == '=')
                {
                    // Padded, or broken in a way that the decoder knows best.
                    count = 0;
                }
            }
        }

        raw.Position = back;
        return count switch
        {
            2 => [(byte)(group >> 4)],
            3 => [(byte)(group >> 10), (byte)(group >> 2)],
            _ => [],
        };
    }

    private static int Rank(byte c) => c switch
    {
        >= (byte)'A' and <= (byte)'Z' => c - 'A',
        >= (byte)'a' and <= (byte)'z' => c - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => c - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        _ => -1,
    };
}
