namespace MimeKit;

public sealed partial class HeaderList
{
    public int IndexOf(Header header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return headers.IndexOf(header);
    }

    public int IndexOf(HeaderId id) => headers.FindIndex(header => header.Id == Known(id));

    public int IndexOf(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return headers.FindIndex(header => SameName(header.Field, field));
    }

    public int LastIndexOf(HeaderId id) => headers.FindLastIndex(header => header.Id == Known(id));

    public int LastIndexOf(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return headers.FindLastIndex(header => SameName(header.Field, field));
    }

    public static HeaderList Load(ParserOptions options, Stream stream, CancellationToken cancellationToken = default) =>
        new MimeParser(options, stream, MimeFormat.Entity).ParseHeaders(cancellationToken);

    public static HeaderList Load(Stream stream, CancellationToken cancellationToken = default) =>
        Load(ParserOptions.Default, stream, cancellationToken);

    public static Task<HeaderList> LoadAsync(ParserOptions options, Stream stream, CancellationToken cancellationToken = default) =>
        new MimeParser(options, stream, MimeFormat.Entity).ParseHeadersAsync(cancellationToken);

    public static Task<HeaderList> LoadAsync(Stream stream, CancellationToken cancellationToken = default) =>
        LoadAsync(ParserOptions.Default, stream, cancellationToken);

    public void WriteTo(FormatOptions options, Stream stream, CancellationToken cancellationToken = default)
    {
        using var writer = new IO.MimeWriter(options, stream, cancellationToken);
        Write(writer, options);
        writer.Flush();
    }

    public void WriteTo(Stream stream, CancellationToken cancellationToken = default) =>
        WriteTo(FormatOptions.Default, stream, cancellationToken);

    /// <summary>The headers and the empty line behind them.</summary>
    internal void Write(IO.MimeWriter writer, FormatOptions options)
    {
        writer.BeginText();
        foreach (var header in headers)
        {
            writer.WriteHeader(header, options);
        }

        writer.Write(options.NewLineBytes);
    }

    internal Header? Find(HeaderId id)
    {
        if (headers.Count >= TableFrom)
        {
            return Find(id.ToHeaderName());
        }

        foreach (var header in headers)
        {
            if (header.Id == id)
            {
                return header;
            }
        }

        return null;
    }

    internal Header? Find(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (headers.Count >= TableFrom)
        {
            return Table().GetValueOrDefault(field);
        }

        foreach (var header in headers)
        {
            if (SameName(header.Field, field))
            {
                return header;
            }
        }

        return null;
    }

    private Dictionary<string, Header> Table()
    {
        if (firstByName is null)
        {
            firstByName = new Dictionary<string, Header>(headers.Count, StringComparer.OrdinalIgnoreCase);
            foreach (var header in headers)
            {
                firstByName.TryAdd(header.Field, header);
            }
        }

        return firstByName;
    }
}
