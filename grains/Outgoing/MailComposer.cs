using Platform.Deliveries;

namespace Platform.Outgoing;

/// <summary>A reply as a mail. The same reply gives the same bytes; it may have been stored by an earlier version.</summary>
public static class MailComposer
{
    private const int MaxSources = 20;
    private const int MaxSourceLength = 200;

    /// <summary>The bytes to hand to a relay: lines end with CRLF and have at most 998 octets.</summary>
    /// <exception cref="ArgumentException">An address or the id of the reply cannot stand in a header; <see cref="ReplyFactory"/> makes none such.</exception>
    public static byte[] Compose(OutboundReply reply, MailOptions options)
    {
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(options);
        return MailWriter.Write(new(reply.Id, reply.From, reply.To, reply.ReplyTo, reply.DecidedAt, WordsOf(reply, options))
        {
            InReplyTo = reply.InReplyTo,
            References = reply.References,
            AutoSubmitted = reply.Approved ? null : "auto-replied",
        });
    }

    private static MailWords WordsOf(OutboundReply reply, MailOptions options)
    {
        var phrases = MailPhrases.For(reply.Language);
        var quote = QuotedOriginal.Of(reply.QuotedText, options.QuotedBytes);
        var name = SafeText.Line(reply.To.Name, MailWriter.MaxNameLength);
        var who = name.Length > 0 && name != reply.To.Email ? $"{name} <{reply.To.Email}>" : reply.To.Email;
        return MailWords.Of(reply.Language, reply.Subject, reply.Text) with
        {
            SourcesLabel = phrases.Sources,
            Sources = [.. (reply.Citations.IsDefault ? [] : reply.Citations).Select(source => SafeText.Line(source, MaxSourceLength)).Where(source => source.Length > 0).Take(MaxSources)],
            Attribution = quote.Text.Length > 0 ? phrases.AttributionOf(reply.QuotedAt, who) : "",
            Quote = [.. quote.Text.Split('\n').Select(line => line.TrimEnd())],
            CutNote = quote.IsCut ? phrases.Cut : null,
        };
    }
}
