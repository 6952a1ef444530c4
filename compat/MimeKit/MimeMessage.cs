using System.Text;
using MimeKit.IO;
using MimeKit.Text;
using MimeKit.Utils;

namespace MimeKit;

/// <summary>A mail: its headers, read when asked for, and its body.</summary>
public partial class MimeMessage : IDisposable
{
    private readonly bool composed;

    public MimeMessage() : this(ParserOptions.Default.Clone(), composed: true)
    {
        Headers[HeaderId.From] = string.Empty;
        Date = TimeProvider.System.GetLocalNow();
        Subject = string.Empty;
        MessageId = MimeUtils.GenerateMessageId();
    }

    public MimeMessage(IEnumerable<InternetAddress> from, IEnumerable<InternetAddress> to, string subject, MimeEntity body) : this()
    {
        From.AddRange(from);
        To.AddRange(to);
        Subject = subject;
        Body = body;
    }

    public MimeMessage(IEnumerable<Header> headers) : this(ParserOptions.Default.Clone(), composed: true)
    {
        ArgumentNullException.ThrowIfNull(headers);
        foreach (var header in headers)
        {
            Headers.Add(header);
        }
    }

    public MimeMessage(params object[] args) : this(ParserOptions.Default.Clone(), composed: true)
    {
        ArgumentNullException.ThrowIfNull(args);
        foreach (var arg in args)
        {
            switch (arg)
            {
                case null:
                    break;
                case Header header:
                    AddOwn([header]);
                    break;
                case IEnumerable<Header> headers:
                    AddOwn(headers);
                    break;
                case MimeEntity entity:
                    Body = Body is null ? entity : throw new ArgumentException("The body should not be specified more than once.", nameof(args));
                    break;
                default:
                    throw new ArgumentException("Unknown initialization parameter: " + arg.GetType(), nameof(args));
            }
        }

        AddMissing();
    }

    /// <summary>A message that was read: the headers of the body's own are not here.</summary>
    internal MimeMessage(ParserOptions options, IEnumerable<Header> headers) : this(options, composed: false) => AddOwn(headers);

    private MimeMessage(ParserOptions options, bool composed)
    {
        this.composed = composed;
        Headers = new HeaderList(options);
        references.Changed += SerializeReferences;
        Headers.Changed += OnHeadersChanged;
    }

    public HeaderList Headers { get; }

    public MimeEntity? Body { get; set; }

    /// <summary>The plain text of the body, flowed lines joined; null when there is none.</summary>
    public string? TextBody => GetTextBody(TextFormat.Plain);

    public string? HtmlBody => GetTextBody(TextFormat.Html);

    /// <summary>Every part that is no multipart, in order.</summary>
    public IEnumerable<MimeEntity> BodyParts
    {
        get
        {
            // A stack instead of nested iterators: those cost the depth for every part.
            var stack = new Stack<MimeEntity>();
            if (Body is not null)
            {
                stack.Push(Body);
            }

            while (stack.TryPop(out var entity))
            {
                if (entity is not Multipart multipart)
                {
                    yield return entity;
                    continue;
                }

                for (var i = multipart.Count - 1; i >= 0; i--)
                {
                    stack.Push(multipart[i]);
                }
            }
        }
    }

    public IEnumerable<MimeEntity> Attachments => BodyParts.Where(part => part.IsAttachment);

    /// <summary>A From line that stood before the headers of a message inside a message.</summary>
    internal ReadOnlyMemory<byte> MboxMarker { get; set; }

    public string? GetTextBody(TextFormat format)
    {
        switch (Body)
        {
            case Multipart multipart:
                return multipart.TryGetValue(format, out var part) ? part.GetBodyText() : null;
            case TextPart { IsAttachment: false } text when text.IsFormat(format):
                return text.GetBodyText();
            default:
                return null;
        }
    }

    public virtual void Accept(MimeVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.VisitMimeMessage(this);
    }

    public virtual void Prepare(EncodingConstraint constraint, int maxLineLength = 78)
    {
        MimeEntity.CheckLineLength(maxLineLength);
        if (Body is null)
        {
            return;
        }

        if (Body.Headers.Count > 0)
        {
            MimeVersion ??= new Version(1, 0);
        }

        Body.Prepare(constraint, maxLineLength);
    }

    /// <summary>Everyone the message goes to; of a resent message, those it was resent to.</summary>
    public IList<MailboxAddress> GetRecipients(bool onlyUnique = false)
    {
        var resent = ResentSender is not null || ResentFrom.Count > 0;
        InternetAddressList[] lists = resent ? [ResentTo, ResentCc, ResentBcc] : [To, Cc, Bcc];
        var recipients = lists.SelectMany(list => list.Mailboxes);
        return [.. onlyUnique ? recipients.DistinctBy(mailbox => mailbox.Address, StringComparer.OrdinalIgnoreCase) : recipients];
    }

    public override string ToString()
    {
        using var memory = new MemoryStream();
        WriteTo(memory);
        return Encoding.Latin1.GetString(memory.GetBuffer(), 0, (int)memory.Length);
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Body?.Dispose();
        }
    }

    private void AddOwn(IEnumerable<Header> headers)
    {
        foreach (var header in headers)
        {
            if (!MimeEntity.IsContentHeader(header))
            {
                Headers.Add(header);
            }
        }
    }

    private void AddMissing()
    {
        if (!Headers.Contains(HeaderId.From))
        {
            Headers[HeaderId.From] = string.Empty;
        }

        if (!Headers.Contains(HeaderId.Date))
        {
            Date = TimeProvider.System.GetLocalNow();
        }

        if (!Headers.Contains(HeaderId.Subject))
        {
            Subject = string.Empty;
        }

        if (!Headers.Contains(HeaderId.MessageId))
        {
            MessageId = MimeUtils.GenerateMessageId();
        }
    }
}
