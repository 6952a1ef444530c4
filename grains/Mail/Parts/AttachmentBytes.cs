using MimeKit;

namespace Platform.Mail;

/// <summary>An attachment's bytes, out of the original in which they are stored.</summary>
public static class AttachmentBytes
{
    // As deep as a mail that was taken can be, and one more: its own attached mails count anew.
    private const int MaxDepth = 40;

    /// <summary>The decoded bytes with this hash.</summary>
    /// <param name="mail">The original.</param>
    /// <param name="contentHash"><see cref="AttachmentInfo.ContentHash"/>.</param>
    /// <returns>Null when no part of the mail has them.</returns>
    public static byte[]? Find(byte[] mail, string contentHash)
    {
        using var stream = new MemoryStream(mail, writable: false);
        return Find(MimeMessage.Load(stream).Body, contentHash, 0);
    }

    private static byte[]? Find(MimeEntity? entity, string contentHash, int depth)
    {
        switch (entity)
        {
            case Multipart parts when depth < MaxDepth:
                foreach (var part in parts)
                {
                    if (Find(part, contentHash, depth + 1) is { } found)
                    {
                        return found;
                    }
                }

                return null;
            case MessagePart { Message: { } message }:
                return Matching(sink => message.WriteTo(sink), contentHash) ?? (depth < MaxDepth ? Find(message.Body, contentHash, depth + 1) : null);
            case MimePart { Content: { } content }:
                return Matching(sink => content.DecodeTo(sink), contentHash);
            default:
                return null;
        }
    }

    private static byte[]? Matching(Action<Stream> write, string contentHash)
    {
        using var sink = new ContentSink(int.MaxValue, hash: true);
        write(sink);
        return sink.Hash() == contentHash ? sink.Kept.ToArray() : null;
    }
}
