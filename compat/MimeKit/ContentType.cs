using System.Diagnostics.CodeAnalysis;
using System.Text;
using MimeKit.Utils;

namespace MimeKit;

/// <summary>The Content-Type header (RFC 2045 section 5).</summary>
public class ContentType
{
    private ParameterList parameters;
    private string mediaType;
    private string mediaSubtype;

    public ContentType(string mediaType, string mediaSubtype)
    {
        ArgumentNullException.ThrowIfNull(mediaType);
        ArgumentNullException.ThrowIfNull(mediaSubtype);
        this.mediaType = mediaType;
        this.mediaSubtype = mediaSubtype;
        Parameters = [];
    }

    internal Action? Changed { get; set; }

    public string MediaType
    {
        get => mediaType;
        set => Set(ref mediaType, value);
    }

    public string MediaSubtype
    {
        get => mediaSubtype;
        set => Set(ref mediaSubtype, value);
    }

    public string MimeType => $"{mediaType}/{mediaSubtype}";

    public ParameterList Parameters
    {
        get => parameters;
        [MemberNotNull(nameof(parameters))]
        internal set
        {
            if (parameters is not null)
            {
                parameters.Changed -= OnChanged;
            }

            parameters = value;
            parameters.Changed += OnChanged;
        }
    }

    public string? Boundary
    {
        get => Parameters["boundary"];
        set => Parameters.Set("boundary", value);
    }

    public string? Charset
    {
        get => Parameters["charset"];
        set => Parameters.Set("charset", value);
    }

    /// <summary>The declared charset, or null when there is none or nothing knows it.</summary>
    public Encoding? CharsetEncoding
    {
        get => Charset is { } charset && Charsets.TryGetEncoding(charset, out var encoding) ? encoding : null;
        set => Charset = value is null ? null : Charsets.GetMimeCharset(value);
    }

    public string? Format
    {
        get => Parameters["format"];
        set => Parameters.Set("format", value);
    }

    public string? Name
    {
        get => Parameters["name"];
        set => Parameters.Set("name", value);
    }

    public ContentType Clone()
    {
        var clone = new ContentType(mediaType, mediaSubtype);
        foreach (var parameter in parameters)
        {
            clone.Parameters.Add(parameter.Clone());
        }

        return clone;
    }

    /// <summary>Compares without case; "*" matches anything.</summary>
    public bool IsMimeType(string mediaType, string mediaSubtype)
    {
        ArgumentNullException.ThrowIfNull(mediaType);
        ArgumentNullException.ThrowIfNull(mediaSubtype);
        return (mediaType == "*" || mediaType.Equals(this.mediaType, StringComparison.OrdinalIgnoreCase))
            && (mediaSubtype == "*" || mediaSubtype.Equals(this.mediaSubtype, StringComparison.OrdinalIgnoreCase));
    }

    public string ToString(FormatOptions options, Encoding charset, bool encode)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(charset);
        var output = new StringBuilder("Content-Type: ").Append(mediaType).Append('/').Append(mediaSubtype);
        parameters.Write(options, output, encode ? charset : null, output.Length);
        return output.ToString();
    }

    public string ToString(Encoding charset, bool encode) => ToString(FormatOptions.Default, charset, encode);

    public string ToString(bool encode) => ToString(FormatOptions.Default, Encoding.UTF8, encode);

    public override string ToString() => ToString(false);

    public static bool TryParse(ParserOptions? options, byte[]? buffer, int startIndex, int length, [NotNullWhen(true)] out ContentType? type)
    {
        type = null;
        return options is not null && Arguments.InRange(buffer, startIndex, length)
            && TryRead(options, buffer.AsSpan(startIndex, length), throws: false, out type);
    }

    public static bool TryParse(ParserOptions? options, byte[]? buffer, [NotNullWhen(true)] out ContentType? type) =>
        TryParse(options, buffer, 0, buffer?.Length ?? 0, out type);

    public static bool TryParse(byte[]? buffer, [NotNullWhen(true)] out ContentType? type) =>
        TryParse(ParserOptions.Default, buffer, out type);

    public static bool TryParse(ParserOptions? options, string? text, [NotNullWhen(true)] out ContentType? type) =>
        TryParse(options, text is null ? null : Encoding.UTF8.GetBytes(text), out type);

    public static bool TryParse(string? text, [NotNullWhen(true)] out ContentType? type) =>
        TryParse(ParserOptions.Default, text, out type);

    public static ContentType Parse(ParserOptions options, string text)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(text);
        TryRead(options, Encoding.UTF8.GetBytes(text), throws: true, out var type);
        return type!;
    }

    public static ContentType Parse(string text) => Parse(ParserOptions.Default, text);

    internal string Encode(FormatOptions options, Encoding charset)
    {
        var output = new StringBuilder(" ").Append(mediaType).Append('/').Append(mediaSubtype);
        parameters.Write(options, output, charset, "Content-Type:".Length + output.Length);
        return output.Append(options.NewLine).ToString();
    }

    /// <summary>The type of a part that was read: never null, and its parameters where any can be made out.</summary>
    internal static ContentType Recover(ParserOptions options, ReadOnlySpan<byte> value)
    {
        if (TryRead(options, value, throws: false, out var type) || type is not null)
        {
            return type;
        }

        type = new ContentType("application", "octet-stream");
        var semicolon = value.IndexOf((byte)';');
        if (semicolon != -1 && semicolon + 1 < value.Length)
        {
            var reader = new TokenReader(value) { Position = semicolon + 1 };
            if (ParameterReader.TryRead(options, ref reader, out var parameters))
            {
                type.Parameters = parameters;
            }
        }

        return type;
    }

    /// <summary>False with a type means that the media type is good and what follows is not.</summary>
    private static bool TryRead(ParserOptions options, ReadOnlySpan<byte> text, bool throws, [NotNullWhen(true)] out ContentType? type)
    {
        type = null;
        var reader = new TokenReader(text, throws);
        if (!reader.SkipComments() || !TryReadName(ref reader, slash: false, out var media) || !reader.SkipComments())
        {
            return false;
        }

        if (!reader.Is('/'))
        {
            return reader.Fail("Expected '/'", reader.Position);
        }

        reader.Position++;
        if (!reader.SkipComments() || !TryReadName(ref reader, slash: true, out var subtype) || !reader.SkipComments())
        {
            return false;
        }

        type = new ContentType(media, subtype);
        if (reader.AtEnd)
        {
            return true;
        }

        if (!reader.Is(';'))
        {
            return reader.Fail("Expected ';'", reader.Position);
        }

        reader.Position++;
        if (!reader.SkipComments())
        {
            return false;
        }

        if (reader.AtEnd)
        {
            return true;
        }

        if (!ParameterReader.TryRead(options, ref reader, out var parameters))
        {
            return false;
        }

        type.Parameters = parameters;
        return true;
    }

    private static bool TryReadName(ref TokenReader reader, bool slash, out string name)
    {
        var start = reader.Position;
        while (!reader.AtEnd && (slash ? ByteClass.IsToken(reader.Current) || reader.Is('/') : ByteClass.IsAsciiAtom(reader.Current) && !reader.Is('/')))
        {
            reader.Position++;
        }

        name = Encoding.ASCII.GetString(reader.Text[start..reader.Position]);
        return reader.Position > start || reader.Fail("Invalid media type", start);
    }

    private void Set(ref string field, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (field != value)
        {
            field = value;
            OnChanged();
        }
    }

    private void OnChanged() => Changed?.Invoke();
}
