using System.Text;

namespace MimeKit.Utils;

/// <summary>Encodes and folds header values, each kind by its own grammar.</summary>
internal static class HeaderFormatter
{
    public static byte[] Format(ParserOptions options, FormatOptions format, Encoding encoding, HeaderId id, string field, string value)
    {
        switch (id)
        {
            case HeaderId.DispositionNotificationTo or HeaderId.ResentReplyTo or HeaderId.ResentSender or HeaderId.ResentFrom:
            case HeaderId.ResentBcc or HeaderId.ResentCc or HeaderId.ResentTo or HeaderId.ReplyTo or HeaderId.Sender:
            case HeaderId.From or HeaderId.Bcc or HeaderId.Cc or HeaderId.To:
                return InternetAddressList.TryParse(options, value, out var list)
                    ? Addresses(list, format, field, format.International ? Encoding.UTF8 : Encoding.ASCII)
                    : Unstructured(format, encoding, field, value);
            case HeaderId.OriginalMessageId or HeaderId.ResentMessageId or HeaderId.InReplyTo or HeaderId.MessageId or HeaderId.ContentId:
                // Never folded nor encoded: other programs compare these as text.
                return encoding.GetBytes($" {value}{format.NewLine}");
            case HeaderId.References:
                return encoding.GetBytes(References(format, MimeUtils.EnumerateReferences(value), brackets: 2));
            case HeaderId.ContentDisposition:
                return Encoding.UTF8.GetBytes(ContentDisposition.Parse(options, value).Encode(format, encoding));
            case HeaderId.ContentType:
                return Encoding.UTF8.GetBytes(ContentType.Parse(options, value).Encode(format, encoding));
            case HeaderId.ListArchive or HeaderId.ListHelp or HeaderId.ListOwner:
            case HeaderId.ListPost or HeaderId.ListSubscribe or HeaderId.ListUnsubscribe:
                return encoding.GetBytes(ListCommand(format, encoding, field, value));
            default:
                return Unstructured(format, encoding, field, value);
        }
    }

    public static ReadOnlySpan<byte> Internationalize(Header header, FormatOptions format)
    {
        var raw = header.RawValueSpan;
        switch (header.Id)
        {
            case HeaderId.DispositionNotificationTo or HeaderId.ResentReplyTo or HeaderId.ResentSender or HeaderId.ResentFrom:
            case HeaderId.ResentBcc or HeaderId.ResentCc or HeaderId.ResentTo or HeaderId.ReplyTo or HeaderId.Sender:
            case HeaderId.From or HeaderId.Bcc or HeaderId.Cc or HeaderId.To:
                return AddressParser.ParseList(header.Options, raw, throws: false) is { } list
                    ? Addresses(new InternetAddressList(list), format, header.Field, Encoding.UTF8)
                    : raw;
            case HeaderId.Received or HeaderId.References or HeaderId.DispositionNotificationOptions:
            case HeaderId.OriginalMessageId or HeaderId.ResentMessageId or HeaderId.InReplyTo or HeaderId.MessageId or HeaderId.ContentId:
            case HeaderId.ArcAuthenticationResults or HeaderId.AuthenticationResults:
            case HeaderId.ArcMessageSignature or HeaderId.ArcSeal or HeaderId.DkimSignature:
                return raw;
            case HeaderId.ContentDisposition:
                return ContentDisposition.TryParse(header.Options, header.RawValue, out var disposition)
                    ? Encoding.UTF8.GetBytes(disposition.Encode(format, Encoding.UTF8))
                    : raw;
            case HeaderId.ContentType:
                return ContentType.TryParse(header.Options, header.RawValue, out var type)
                    ? Encoding.UTF8.GetBytes(type.Encode(format, Encoding.UTF8))
                    : raw;
            default:
                return Format(header.Options, format, Encoding.UTF8, header.Id, header.Field, header.Value);
        }
    }

    /// <summary>
    /// Identifiers, folded between them. The original counts the brackets when a header is set and does not when the
    /// list of a message changes: <paramref name="brackets"/> keeps both foldings.
    /// </summary>
    public static string References(FormatOptions format, IEnumerable<string> references, int brackets)
    {
        var output = new StringBuilder();
        var column = "References:".Length;
        var first = true;
        foreach (var reference in references)
        {
            if (!first && column + reference.Length + 3 > format.MaxLineLength)
            {
                output.Append(format.NewLine).Append('\t');
                column = 1;
            }
            else
            {
                output.Append(' ');
                column++;
            }

            output.Append('<').Append(reference).Append('>');
            column += reference.Length + brackets;
            first = false;
        }

        return output.Append(format.NewLine).ToString();
    }

    public static byte[] Addresses(InternetAddressList list, FormatOptions format, string field, Encoding encoding)
    {
        var output = new StringBuilder(" ");
        var column = field.Length + 2;
        list.Encode(format, output, first: true, ref column);
        output.Append(format.NewLine);
        return encoding.GetBytes(output.ToString());
    }

    /// <summary>A header given as text; the line end is added where it lacks one.</summary>
    public static Header? Parse(ParserOptions options, byte[] text)
    {
        var end = 0;
        while (end < text.Length && ByteClass.IsFieldText(text[end]))
        {
            end++;
        }

        while (end < text.Length && ByteClass.IsBlank(text[end]))
        {
            end++;
        }

        if (end >= text.Length || text[end] != ':')
        {
            return null;
        }

        var value = text[(end + 1)..];
        if (value is not [.., (byte)'\n'])
        {
            value = [.. value, .. FormatOptions.Default.NewLineBytes];
        }

        return new Header(options, text.AsMemory(0, end), value, invalid: false);
    }

    private static byte[] Unstructured(FormatOptions format, Encoding encoding, string field, string value)
    {
        if (format.International)
        {
            return Encoding.UTF8.GetBytes(HeaderFolder.FoldText(format, field, value));
        }

        var encoded = EncodedWordWriter.Encode(format, encoding, value, 0, value.Length, EncodedWordPlace.Text);
        return Encoding.ASCII.GetBytes(HeaderFolder.FoldEncoded(format, field, Encoding.ASCII.GetBytes(encoded)));
    }

    private static string ListCommand(FormatOptions format, Encoding encoding, string field, string value) =>
        new ListCommandWriter(format, encoding, field).Write(value);
}
