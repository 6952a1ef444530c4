using MimeKit.IO;

namespace MimeKit;

public partial class MimeMessage
{
    /// <summary>Reads a mail. Only an empty stream, or one that does not begin with a header, is refused.</summary>
    /// <exception cref="FormatException">The stream holds no mail.</exception>
    public static MimeMessage Load(ParserOptions options, Stream stream, CancellationToken cancellationToken = default) =>
        new MimeParser(options, stream, MimeFormat.Entity).ParseMessage(cancellationToken);

    public static MimeMessage Load(ParserOptions options, Stream stream, bool persistent, CancellationToken cancellationToken = default) =>
        new MimeParser(options, stream, MimeFormat.Entity, persistent).ParseMessage(cancellationToken);

    public static MimeMessage Load(Stream stream, CancellationToken cancellationToken = default) =>
        Load(ParserOptions.Default, stream, cancellationToken);

    public static MimeMessage Load(ParserOptions options, string fileName, CancellationToken cancellationToken = default)
    {
        using var stream = File.OpenRead(fileName);
        return Load(options, stream, cancellationToken);
    }

    public static MimeMessage Load(string fileName, CancellationToken cancellationToken = default) =>
        Load(ParserOptions.Default, fileName, cancellationToken);

    public static Task<MimeMessage> LoadAsync(ParserOptions options, Stream stream, CancellationToken cancellationToken = default) =>
        new MimeParser(options, stream, MimeFormat.Entity).ParseMessageAsync(cancellationToken);

    public static Task<MimeMessage> LoadAsync(Stream stream, CancellationToken cancellationToken = default) =>
        LoadAsync(ParserOptions.Default, stream, cancellationToken);

    public static async Task<MimeMessage> LoadAsync(ParserOptions options, string fileName, CancellationToken cancellationToken = default)
    {
        await using var stream = File.OpenRead(fileName);
        return await LoadAsync(options, stream, cancellationToken);
    }

    public static Task<MimeMessage> LoadAsync(string fileName, CancellationToken cancellationToken = default) =>
        LoadAsync(ParserOptions.Default, fileName, cancellationToken);

    public void WriteTo(FormatOptions options, Stream stream, bool headersOnly, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(stream);
        using var writer = new MimeWriter(options, stream, cancellationToken);
        Write(writer, options, headersOnly, options.EnsureNewLine);
        writer.Flush();
    }

    public void WriteTo(FormatOptions options, Stream stream, CancellationToken cancellationToken = default) =>
        WriteTo(options, stream, false, cancellationToken);

    public void WriteTo(Stream stream, bool headersOnly, CancellationToken cancellationToken = default) =>
        WriteTo(FormatOptions.Default, stream, headersOnly, cancellationToken);

    public void WriteTo(Stream stream, CancellationToken cancellationToken = default) =>
        WriteTo(FormatOptions.Default, stream, false, cancellationToken);

    public void WriteTo(FormatOptions options, string fileName, CancellationToken cancellationToken = default)
    {
        using var stream = File.Create(fileName);
        WriteTo(options, stream, cancellationToken);
    }

    public void WriteTo(string fileName, CancellationToken cancellationToken = default) =>
        WriteTo(FormatOptions.Default, fileName, cancellationToken);

    public async Task WriteToAsync(FormatOptions options, Stream stream, bool headersOnly, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var memory = new MemoryStream();
        WriteTo(options, memory, headersOnly, cancellationToken);
        await stream.WriteAsync(memory.GetBuffer().AsMemory(0, (int)memory.Length), cancellationToken);
    }

    public Task WriteToAsync(FormatOptions options, Stream stream, CancellationToken cancellationToken = default) =>
        WriteToAsync(options, stream, false, cancellationToken);

    public Task WriteToAsync(Stream stream, bool headersOnly, CancellationToken cancellationToken = default) =>
        WriteToAsync(FormatOptions.Default, stream, headersOnly, cancellationToken);

    public Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default) =>
        WriteToAsync(FormatOptions.Default, stream, false, cancellationToken);
}
