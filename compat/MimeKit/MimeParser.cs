using MimeKit.IO;
using MimeKit.Utils;

namespace MimeKit;

/// <summary>
/// Reads a mail. The whole stream is taken into memory first; headers and contents are slices of it, so that parsing
/// copies nothing and costs one pass over the bytes.
/// </summary>
public partial class MimeParser
{
    private readonly ParserOptions options;
    private readonly Stream? stream;
    private readonly BoundaryStack boundaries = new();
    private ReadOnlyMemory<byte> memory;
    private bool loaded;
    private int position;
    private BoundaryMatch match;

    public MimeParser(Stream stream, MimeFormat format, bool persistent = false) : this(ParserOptions.Default, stream, format, persistent)
    {
    }

    public MimeParser(Stream stream, bool persistent = false) : this(ParserOptions.Default, stream, persistent)
    {
    }

    public MimeParser(ParserOptions options, Stream stream, bool persistent = false) : this(options, stream, MimeFormat.Default, persistent)
    {
    }

    /// <summary><paramref name="persistent"/> is accepted and ignored: content is never read from the stream again.</summary>
    public MimeParser(ParserOptions options, Stream stream, MimeFormat format, bool persistent = false)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(stream);
        if (format != MimeFormat.Entity)
        {
            throw new NotSupportedException("Only single messages are read, no mbox files.");
        }

        this.options = ReferenceEquals(options, ParserOptions.Default) ? options.Clone() : options;
        this.stream = stream;
    }

    internal MimeParser(ParserOptions options, ReadOnlyMemory<byte> content)
    {
        this.options = options;
        memory = content;
        loaded = true;
    }

    public ParserOptions Options => options;

    public bool IsEndOfStream { get; private set; }

    public long Position => position;

    /// <summary>What has not been read yet.</summary>
    internal ReadOnlyMemory<byte> Rest => memory[Math.Min(position, memory.Length)..];

    private ReadOnlySpan<byte> Bytes => memory.Span;

    public MimeMessage ParseMessage(CancellationToken cancellationToken = default)
    {
        Load(cancellationToken);
        return ReadMessage(cancellationToken);
    }

    public async Task<MimeMessage> ParseMessageAsync(CancellationToken cancellationToken = default)
    {
        await LoadAsync(cancellationToken);
        return ReadMessage(cancellationToken);
    }

    public MimeEntity ParseEntity(CancellationToken cancellationToken = default)
    {
        Load(cancellationToken);
        return ReadEntity(cancellationToken);
    }

    public async Task<MimeEntity> ParseEntityAsync(CancellationToken cancellationToken = default)
    {
        await LoadAsync(cancellationToken);
        return ReadEntity(cancellationToken);
    }

    public HeaderList ParseHeaders(CancellationToken cancellationToken = default)
    {
        Load(cancellationToken);
        var list = new HeaderList(options);
        foreach (var header in ReadHeaders(topLevel: true, "Failed to parse headers.").Headers)
        {
            list.Add(header);
        }

        IsEndOfStream = position >= memory.Length;
        return list;
    }

    public async Task<HeaderList> ParseHeadersAsync(CancellationToken cancellationToken = default)
    {
        await LoadAsync(cancellationToken);
        return ParseHeaders(cancellationToken);
    }

    /// <summary>A block of a delivery report: the blocks are set apart by any number of empty lines.</summary>
    internal HeaderList ParseStatusGroup()
    {
        while (position < memory.Length && Bytes[position] is (byte)'\r' or (byte)'\n')
        {
            position = Lines.Next(Bytes, position);
        }

        return ParseHeaders();
    }

    private MimeMessage ReadMessage(CancellationToken cancellationToken)
    {
        SkipByteOrderMark();
        var block = ReadHeaders(topLevel: true, "Failed to parse message headers.");
        var message = new MimeMessage(options, block.Headers);
        message.Body = ReadBody(block, parent: null, isTopLevel: true, depth: 0, cancellationToken);
        IsEndOfStream = true;
        return message;
    }

    private MimeEntity ReadEntity(CancellationToken cancellationToken)
    {
        var block = ReadHeaders(topLevel: true, "Failed to parse entity headers.");
        var entity = ReadBody(block, parent: null, isTopLevel: false, depth: 0, cancellationToken);
        IsEndOfStream = true;
        return entity;
    }

    /// <summary>A UTF-8 byte order mark is skipped; a piece of one is no mail.</summary>
    private void SkipByteOrderMark()
    {
        var mark = "\uFEFF"u8;
        var length = Bytes[position..].CommonPrefixLength(mark);
        position += length;
        if (position >= memory.Length || length is 1 or 2)
        {
            IsEndOfStream = true;
            throw new FormatException("End of stream.");
        }
    }

    private void Load(CancellationToken cancellationToken)
    {
        if (!loaded)
        {
            memory = StreamLoader.Load(stream!, cancellationToken);
            loaded = true;
        }
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (!loaded)
        {
            memory = await StreamLoader.LoadAsync(stream!, cancellationToken);
            loaded = true;
        }
    }
}
