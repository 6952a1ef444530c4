using MimeKit.IO;

namespace MimeKit;

public partial class MimeMessage
{
    internal void Write(MimeWriter writer, FormatOptions options, bool headersOnly, bool ensureNewLine)
    {
        if (composed && Body is { Headers.Count: > 0 } && !Headers.Contains(HeaderId.MimeVersion))
        {
            MimeVersion = new Version(1, 0);
        }

        if (Body is null)
        {
            Headers.Write(writer, options);
            return;
        }

        WriteHeaders(writer, options);
        writer.Write(options.NewLineBytes);
        if (!headersOnly)
        {
            Body.Write(writer, options, contentOnly: true, composed || ensureNewLine);
        }
    }

    /// <summary>The message's headers and the body's, in the order in which they were read.</summary>
    private void WriteHeaders(MimeWriter writer, FormatOptions options)
    {
        var inner = Body!.Headers;
        var own = 0;
        var body = 0;
        writer.BeginText();

        // What was put before the headers of a parsed message stays before them.
        while (own < Headers.Count && Headers[own].Offset is null)
        {
            WriteHeader(writer, Headers[own++], options);
        }

        while (own < Headers.Count && body < inner.Count && inner[body].Offset is { } offset)
        {
            WriteHeader(writer, Headers[own].Offset < offset ? Headers[own++] : inner[body++], options);
        }

        while (own < Headers.Count)
        {
            WriteHeader(writer, Headers[own++], options);
        }

        while (body < inner.Count)
        {
            WriteHeader(writer, inner[body++], options);
        }
    }

    private static void WriteHeader(MimeWriter writer, Header header, FormatOptions options)
    {
        if (!options.HiddenHeaders.Contains(header.Id))
        {
            writer.WriteHeader(header, options);
        }
    }
}
