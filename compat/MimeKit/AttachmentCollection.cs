using System.Collections;
using MimeKit.Encodings;

namespace MimeKit;

/// <summary>Files for a body: as attachments, or as resources that the HTML links to.</summary>
public class AttachmentCollection(bool linkedResources) : IList<MimeEntity>
{
    private readonly List<MimeEntity> attachments = [];

    public AttachmentCollection() : this(false)
    {
    }

    public int Count => attachments.Count;

    public bool IsReadOnly => false;

    public MimeEntity this[int index]
    {
        get => attachments[index];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            attachments[index] = value;
        }
    }

    public MimeEntity Add(string fileName, byte[] data, ContentType contentType)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(contentType);
        return Add(fileName, data, contentType, guessed: false);
    }

    public MimeEntity Add(string fileName, byte[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Add(fileName, data, Guess(fileName), guessed: true);
    }

    public MimeEntity Add(string fileName, Stream stream, ContentType contentType, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(contentType);
        return Add(fileName, IO.StreamLoader.Load(stream, cancellationToken).ToArray(), contentType, guessed: false);
    }

    public MimeEntity Add(string fileName, Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Add(fileName, IO.StreamLoader.Load(stream, cancellationToken).ToArray(), Guess(fileName), guessed: true);
    }

    public MimeEntity Add(string fileName, ContentType contentType, CancellationToken cancellationToken = default)
    {
        using var stream = File.OpenRead(fileName);
        return Add(fileName, stream, contentType, cancellationToken);
    }

    public MimeEntity Add(string fileName, CancellationToken cancellationToken = default)
    {
        using var stream = File.OpenRead(fileName);
        return Add(fileName, stream, cancellationToken);
    }

    public void Add(MimeEntity attachment)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        attachments.Add(attachment);
    }

    public void Clear() => Clear(false);

    public void Clear(bool dispose)
    {
        if (dispose)
        {
            attachments.ForEach(attachment => attachment.Dispose());
        }

        attachments.Clear();
    }

    public bool Contains(MimeEntity attachment) => attachments.Contains(attachment);

    public void CopyTo(MimeEntity[] array, int arrayIndex) => attachments.CopyTo(array, arrayIndex);

    public IEnumerator<MimeEntity> GetEnumerator() => attachments.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public int IndexOf(MimeEntity attachment) => attachments.IndexOf(attachment);

    public void Insert(int index, MimeEntity attachment)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        attachments.Insert(index, attachment);
    }

    public bool Remove(MimeEntity attachment) => attachments.Remove(attachment);

    public void RemoveAt(int index) => attachments.RemoveAt(index);

    private static ContentType Guess(string fileName)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        return ContentType.Parse(MimeTypes.GetMimeType(fileName));
    }

    private MimeEntity Add(string fileName, byte[] data, ContentType contentType, bool guessed)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        var entity = Create(data, contentType, guessed);
        entity.ContentDisposition = new ContentDisposition(linkedResources ? ContentDisposition.Inline : ContentDisposition.Attachment)
        {
            FileName = name,
        };
        entity.ContentType.Name = name;
        if (linkedResources)
        {
            entity.ContentLocation = new Uri(name, UriKind.Relative);
        }

        attachments.Add(entity);
        return entity;
    }

    private static MimeEntity Create(byte[] data, ContentType contentType, bool guessed)
    {
        if (contentType.IsMimeType("message", "rfc822"))
        {
            try
            {
                return new MessagePart { Message = MimeMessage.Load(new MemoryStream(data, writable: false)) };
            }
            catch (FormatException) when (guessed)
            {
                contentType = new ContentType("application", "octet-stream");
            }
        }

        var isText = contentType.IsMimeType("text", "*");
        var part = isText ? new TextPart(contentType) : new MimePart(contentType);
        part.ContentTransferEncoding = isText ? EncodingChooser.Choose(data, EncodingConstraint.SevenBit, 78) : ContentEncoding.Base64;
        part.Content = new MimeContent(new MemoryStream(data, writable: false));
        return part;
    }
}
