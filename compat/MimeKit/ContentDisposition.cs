using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using MimeKit.Utils;

namespace MimeKit;

/// <summary>The Content-Disposition header (RFC 2183).</summary>
public class ContentDisposition
{
    public const string Attachment = "attachment";
    public const string FormData = "form-data";
    public const string Inline = "inline";

    private ParameterList parameters = [];
    private string disposition;

    public ContentDisposition(string disposition)
    {
        Check(disposition);
        this.disposition = disposition;
        parameters.Changed += OnChanged;
    }

    public ContentDisposition() : this(Attachment)
    {
    }

    internal Action? Changed { get; set; }

    public string Disposition
    {
        get => disposition;
        set
        {
            Check(value);
            if (disposition != value)
            {
                disposition = value;
                OnChanged();
            }
        }
    }

    public bool IsAttachment
    {
        get => disposition.Equals(Attachment, StringComparison.OrdinalIgnoreCase);
        set => disposition = value ? Attachment : Inline;
    }

    public ParameterList Parameters => parameters;

    public string? FileName
    {
        get => parameters["filename"];
        set => parameters.Set("filename", value);
    }

    public DateTimeOffset? CreationDate
    {
        get => GetDate("creation-date");
        set => SetDate("creation-date", value);
    }

    public DateTimeOffset? ModificationDate
    {
        get => GetDate("modification-date");
        set => SetDate("modification-date", value);
    }

    public DateTimeOffset? ReadDate
    {
        get => GetDate("read-date");
        set => SetDate("read-date", value);
    }

    public long? Size
    {
        get => long.TryParse(parameters["size"], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;
        set => parameters.Set("size", value?.ToString(CultureInfo.InvariantCulture));
    }

    public ContentDisposition Clone()
    {
        var clone = new ContentDisposition(disposition);
        foreach (var parameter in parameters)
        {
            clone.Parameters.Add(parameter.Clone());
        }

        return clone;
    }

    public string ToString(FormatOptions options, Encoding charset, bool encode)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(charset);
        var output = new StringBuilder("Content-Disposition: ").Append(disposition);
        parameters.Write(options, output, encode ? charset : null, output.Length);
        return output.ToString();
    }

    public string ToString(Encoding charset, bool encode) => ToString(FormatOptions.Default, charset, encode);

    public override string ToString() => ToString(FormatOptions.Default, Encoding.UTF8, false);

    public static bool TryParse(ParserOptions? options, byte[]? buffer, int startIndex, int length, [NotNullWhen(true)] out ContentDisposition? disposition)
    {
        disposition = null;
        return options is not null && Arguments.InRange(buffer, startIndex, length)
            && TryRead(options, buffer.AsSpan(startIndex, length), throws: false, out disposition);
    }

    public static bool TryParse(ParserOptions? options, byte[]? buffer, [NotNullWhen(true)] out ContentDisposition? disposition) =>
        TryParse(options, buffer, 0, buffer?.Length ?? 0, out disposition);

    public static bool TryParse(byte[]? buffer, [NotNullWhen(true)] out ContentDisposition? disposition) =>
        TryParse(ParserOptions.Default, buffer, out disposition);

    public static bool TryParse(ParserOptions? options, string? text, [NotNullWhen(true)] out ContentDisposition? disposition) =>
        TryParse(options, text is null ? null : Encoding.UTF8.GetBytes(text), out disposition);

    public static bool TryParse(string? text, [NotNullWhen(true)] out ContentDisposition? disposition) =>
        TryParse(ParserOptions.Default, text, out disposition);

    public static ContentDisposition Parse(ParserOptions options, string text)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(text);
        TryRead(options, Encoding.UTF8.GetBytes(text), throws: true, out var disposition);
        return disposition!;
    }

    public static ContentDisposition Parse(string text) => Parse(ParserOptions.Default, text);

    internal string Encode(FormatOptions options, Encoding charset)
    {
        var output = new StringBuilder(" ").Append(disposition);
        parameters.Write(options, output, charset, "Content-Disposition:".Length + output.Length);
        return output.Append(options.NewLine).ToString();
    }

    private static bool TryRead(ParserOptions options, ReadOnlySpan<byte> text, bool throws, [NotNullWhen(true)] out ContentDisposition? disposition)
    {
        disposition = null;
        var reader = new TokenReader(text, throws);
        if (!reader.SkipComments() || !TryReadType(options, ref reader, out var type))
        {
            return false;
        }

        disposition = new ContentDisposition { disposition = type };
        if (!reader.SkipComments())
        {
            return false;
        }

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

        parameters.Changed += disposition.OnChanged;
        disposition.parameters = parameters;
        return true;
    }

    /// <summary>Some senders quote the word, others leave it out: the latter means an attachment.</summary>
    private static bool TryReadType(ParserOptions options, ref TokenReader reader, out string type)
    {
        var start = reader.Position;
        type = Attachment;
        if (reader.AtEnd)
        {
            return reader.Fail("Expected a disposition", start);
        }

        if (reader.Is('"'))
        {
            if (reader.Throws)
            {
                return reader.Fail("Unexpected quoted string", start);
            }

            if (!reader.SkipQuoted())
            {
                return false;
            }

            var unquoted = MimeUtils.Unquote(Charsets.Guess(options, reader.Text[start..reader.Position]));
            type = unquoted.Length > 0 ? unquoted : Attachment;
            return true;
        }

        if (!reader.SkipAtom())
        {
            return !reader.Throws && reader.Is(';') ? true : reader.Fail("Invalid disposition", start);
        }

        type = Encoding.ASCII.GetString(reader.Text[start..reader.Position]);
        return true;
    }

    private static void Check(string disposition)
    {
        ArgumentException.ThrowIfNullOrEmpty(disposition);
        foreach (var c in disposition)
        {
            if (c >= 127 || !ByteClass.IsAsciiAtom((byte)c))
            {
                throw new ArgumentException("Illegal characters in a disposition.", nameof(disposition));
            }
        }
    }

    private DateTimeOffset? GetDate(string name) => DateUtils.TryParse(parameters[name], out var date) ? date : null;

    private void SetDate(string name, DateTimeOffset? value) =>
        parameters.Set(name, value is null ? null : DateUtils.FormatDate(value.Value));

    private void OnChanged() => Changed?.Invoke();
}
