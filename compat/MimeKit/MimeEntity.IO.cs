using MimeKit.IO;

namespace MimeKit;

public abstract partial class MimeEntity
{
    public static MimeEntity Load(ParserOptions options, Stream stream, CancellationToken cancellationToken = default) =>
        new MimeParser(options, stream, MimeFormat.Entity).ParseEntity(cancellationToken);

    public static MimeEntity Load(Stream stream, CancellationToken cancellationToken = default) =>
        Load(ParserOptions.Default, stream, cancellationToken);

    public static Task<MimeEntity> LoadAsync(ParserOptions options, Stream stream, CancellationToken cancellationToken = default) =>
        new MimeParser(options, stream, MimeFormat.Entity).ParseEntityAsync(cancellationToken);

    public static Task<MimeEntity> LoadAsync(Stream stream, CancellationToken cancellationToken = default) =>
        LoadAsync(ParserOptions.Default, stream, cancellationToken);

    public virtual void WriteTo(FormatOptions options, Stream stream, bool contentOnly, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(stream);
        using var writer = new MimeWriter(options, stream, cancellationToken);
        Write(writer, options, contentOnly, ensureNewLine: false);
        writer.Flush();
    }

    public void WriteTo(FormatOptions options, Stream stream, CancellationToken cancellationToken = default) =>
        WriteTo(options, stream, false, cancellationToken);

    public void WriteTo(Stream stream, bool contentOnly, CancellationToken cancellationToken = default) =>
        WriteTo(FormatOptions.Default, stream, contentOnly, cancellationToken);

    public void WriteTo(Stream stream, CancellationToken cancellationToken = default) =>
        WriteTo(FormatOptions.Default, stream, false, cancellationToken);

    public virtual async Task WriteToAsync(FormatOptions options, Stream stream, bool contentOnly, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(stream);
        using var memory = new MemoryStream();
        WriteTo(options, memory, contentOnly, cancellationToken);
        await stream.WriteAsync(memory.GetBuffer().AsMemory(0, (int)memory.Length), cancellationToken);
    }

    public Task WriteToAsync(FormatOptions options, Stream stream, CancellationToken cancellationToken = default) =>
        WriteToAsync(options, stream, false, cancellationToken);

    public Task WriteToAsync(Stream stream, bool contentOnly, CancellationToken cancellationToken = default) =>
        WriteToAsync(FormatOptions.Default, stream, contentOnly, cancellationToken);

    public Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default) =>
        WriteToAsync(FormatOptions.Default, stream, false, cancellationToken);
}
