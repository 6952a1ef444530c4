using System.Diagnostics.CodeAnalysis;
using System.Text;
using MimeKit.Utils;

namespace MimeKit;

/// <summary>
/// One header field. A parsed header keeps its bytes as slices of the message that was read, decodes when asked, and is
/// written back byte for byte.
/// </summary>
public class Header
{
    private ReadOnlyMemory<byte> rawField;
    private ReadOnlyMemory<byte> rawValue;
    private string? name;
    private string? text;
    private bool explicitRawValue;

    public Header(Encoding encoding, HeaderId id, string value)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        ArgumentNullException.ThrowIfNull(value);
        if (id == HeaderId.Unknown)
        {
            throw new ArgumentOutOfRangeException(nameof(id));
        }

        Options = ParserOptions.Default.Clone();
        Id = id;
        name = id.ToHeaderName();
        rawField = Encoding.ASCII.GetBytes(name);
        SetValue(encoding, value);
    }

    public Header(string charset, HeaderId id, string value) : this(Charsets.GetEncoding(charset), id, value)
    {
    }

    public Header(HeaderId id, string value) : this(Encoding.UTF8, id, value)
    {
    }

    public Header(Encoding encoding, string field, string value)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        CheckField(field);
        ArgumentNullException.ThrowIfNull(value);
        Options = ParserOptions.Default.Clone();
        Id = field.ToHeaderId();
        name = field;
        rawField = Encoding.ASCII.GetBytes(field);
        SetValue(encoding, value);
    }

    public Header(string charset, string field, string value) : this(Charsets.GetEncoding(charset), field, value)
    {
    }

    public Header(string field, string value) : this(Encoding.UTF8, field, value)
    {
    }

    /// <summary>A header as it stands in a mail; an invalid one has no value and its whole text as field.</summary>
    internal Header(ParserOptions options, ReadOnlyMemory<byte> rawField, ReadOnlyMemory<byte> rawValue, bool invalid)
    {
        Options = options;
        this.rawField = rawField;
        this.rawValue = rawValue;
        IsInvalid = invalid;
        Id = HeaderIdExtensions.Identify(Name, out name);
    }

    internal Header(ParserOptions options, HeaderId id, string field, byte[] rawValue)
    {
        Options = options;
        Id = id;
        name = field;
        rawField = Encoding.ASCII.GetBytes(field);
        this.rawValue = rawValue;
    }

    internal Action<Header>? Changed { get; set; }

    /// <summary>Where the header began in the stream; none for one that was made here.</summary>
    public long? Offset { get; internal set; }

    public string Field => name ??= Encoding.Latin1.GetString(Name);

    public HeaderId Id { get; }

    /// <summary>The bytes before the colon.</summary>
    public byte[] RawField => ToArray(ref rawField);

    /// <summary>The bytes after the colon, folding and line end included.</summary>
    public byte[] RawValue => ToArray(ref rawValue);

    /// <summary>The value, unfolded and decoded.</summary>
    public string Value
    {
        get => text ??= Unfold(EncodedWordDecoder.Decode(Options, rawValue.Span, phrase: false));
        set => SetValue(FormatOptions.Default, Encoding.UTF8, value);
    }

    internal ParserOptions Options { get; }

    internal bool IsInvalid { get; }

    internal ReadOnlySpan<byte> RawFieldSpan => rawField.Span;

    internal ReadOnlySpan<byte> RawValueSpan => rawValue.Span;

    private ReadOnlySpan<byte> Name
    {
        get
        {
            var blank = IsInvalid ? -1 : rawField.Span.IndexOfAny((byte)' ', (byte)'\t');
            return blank == -1 ? rawField.Span : rawField.Span[..blank];
        }
    }

    public Header Clone() => new(Options, rawField, rawValue, IsInvalid)
    {
        name = name,
        text = text,
        explicitRawValue = explicitRawValue,
    };

    public string GetValue(Encoding encoding)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        var options = Options.Clone();
        options.CharsetEncoding = encoding;
        return Unfold(EncodedWordDecoder.Decode(options, rawValue.Span, phrase: false));
    }

    public string GetValue(string charset) => GetValue(Charsets.GetEncoding(charset));

    public void SetValue(FormatOptions format, Encoding encoding, string value)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(encoding);
        ArgumentNullException.ThrowIfNull(value);
        text = Unfold(value.Trim());
        rawValue = FormatRawValue(format, encoding, text);
        explicitRawValue = false;
        Changed?.Invoke(this);
    }

    public void SetValue(Encoding encoding, string value) => SetValue(FormatOptions.Default, encoding, value);

    public void SetValue(FormatOptions format, string charset, string value) => SetValue(format, Charsets.GetEncoding(charset), value);

    public void SetValue(string charset, string value) => SetValue(FormatOptions.Default, charset, value);

    public void SetRawValue(byte[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value is not [.., (byte)'\n'])
        {
            throw new ArgumentException("The raw value has to end with a line end.", nameof(value));
        }

        explicitRawValue = true;
        rawValue = value;
        text = null;
        Changed?.Invoke(this);
    }

    public override string ToString() => IsInvalid ? Field : $"{Field}: {Value}";

    /// <summary>Removes the line ends of folding (RFC 5322 section 2.2.3) and the white space around the value.</summary>
    public static string Unfold(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length == (text ?? string.Empty).Length && !trimmed.ContainsAny('\r', '\n'))
        {
            return text ?? string.Empty;
        }

        var length = 0;
        var buffer = new char[trimmed.Length];
        foreach (var c in trimmed)
        {
            if (c is not ('\r' or '\n'))
            {
                buffer[length++] = c;
            }
        }

        return new string(buffer, 0, length);
    }

    public static bool TryParse(ParserOptions? options, string? text, [NotNullWhen(true)] out Header? header)
    {
        header = options is null || text is null ? null : HeaderFormatter.Parse(options.Clone(), Encoding.UTF8.GetBytes(text));
        return header is not null;
    }

    public static bool TryParse(string? text, [NotNullWhen(true)] out Header? header) => TryParse(ParserOptions.Default, text, out header);

    protected virtual byte[] FormatRawValue(FormatOptions format, Encoding encoding, string value) =>
        HeaderFormatter.Format(Options, format, encoding, Id, Field, value);

    /// <summary>The value as it is written under the options: only RFC 6532 output changes it.</summary>
    internal ReadOnlySpan<byte> GetRawValue(FormatOptions format) =>
        format.International && !explicitRawValue ? HeaderFormatter.Internationalize(this, format) : rawValue.Span;

    private static void CheckField(string field)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        foreach (var c in field)
        {
            if (c >= 127 || !ByteClass.IsFieldText((byte)c))
            {
                throw new ArgumentException("Illegal characters in a header field name.", nameof(field));
            }
        }
    }

    private static byte[] ToArray(ref ReadOnlyMemory<byte> memory)
    {
        if (System.Runtime.InteropServices.MemoryMarshal.TryGetArray(memory, out var segment) && segment.Count == segment.Array!.Length)
        {
            return segment.Array;
        }

        var array = memory.ToArray();
        memory = array;
        return array;
    }
}
