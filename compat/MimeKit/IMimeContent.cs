namespace MimeKit;

/// <summary>The content of a part as it is encoded, and the ways to it.</summary>
public interface IMimeContent : IDisposable
{
    ContentEncoding Encoding { get; }

    NewLineFormat? NewLineFormat { get; }

    Stream? Stream { get; }

    Stream Open();

    void DecodeTo(Stream stream, CancellationToken cancellationToken = default);

    Task DecodeToAsync(Stream stream, CancellationToken cancellationToken = default);

    void WriteTo(Stream stream, CancellationToken cancellationToken = default);

    Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default);
}
