namespace MimeKit;

/// <summary>How messages are written. <see cref="Default"/> cannot be changed: clone it.</summary>
public class FormatOptions
{
    internal const int MaximumLineLength = 998; // RFC 5322 section 2.1.1
    internal const int MinimumLineLength = 60;

    public static readonly FormatOptions Default = new();

    private int maxLineLength = 78;
    private NewLineFormat newLineFormat = Environment.NewLine.Length == 1 ? NewLineFormat.Unix : NewLineFormat.Dos;
    private ParameterEncodingMethod parameterEncodingMethod = ParameterEncodingMethod.Rfc2231;
    private bool ensureNewLine;
    private bool international;
    private bool allowMixedHeaderCharsets;
    private bool alwaysQuoteParameterValues;

    public int MaxLineLength
    {
        get => maxLineLength;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, MinimumLineLength);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaximumLineLength);
            Set(ref maxLineLength, value);
        }
    }

    /// <summary>LF or CRLF; the system's own by default.</summary>
    public NewLineFormat NewLineFormat
    {
        get => newLineFormat;
        set
        {
            if (value is not (NewLineFormat.Unix or NewLineFormat.Dos))
            {
                throw new ArgumentOutOfRangeException(nameof(value));
            }

            Set(ref newLineFormat, value);
        }
    }

    /// <summary>Ends what is written with a line end even where a parsed message had none.</summary>
    public bool EnsureNewLine
    {
        get => ensureNewLine;
        set => Set(ref ensureNewLine, value);
    }

    /// <summary>Headers in UTF-8 instead of encoded words (RFC 6532), for SMTPUTF8.</summary>
    public bool International
    {
        get => international;
        set => Set(ref international, value);
    }

    public bool AllowMixedHeaderCharsets
    {
        get => allowMixedHeaderCharsets;
        set => Set(ref allowMixedHeaderCharsets, value);
    }

    public ParameterEncodingMethod ParameterEncodingMethod
    {
        get => parameterEncodingMethod;
        set
        {
            if (value is not (ParameterEncodingMethod.Rfc2231 or ParameterEncodingMethod.Rfc2047))
            {
                throw new ArgumentOutOfRangeException(nameof(value));
            }

            Set(ref parameterEncodingMethod, value);
        }
    }

    public bool AlwaysQuoteParameterValues
    {
        get => alwaysQuoteParameterValues;
        set => Set(ref alwaysQuoteParameterValues, value);
    }

    /// <summary>Headers that a message is written without (Bcc, for one).</summary>
    public HashSet<HeaderId> HiddenHeaders { get; private set; } = [];

    internal string NewLine => newLineFormat == NewLineFormat.Unix ? "\n" : "\r\n";

    internal ReadOnlySpan<byte> NewLineBytes => newLineFormat == NewLineFormat.Unix ? "\n"u8 : "\r\n"u8;

    public FormatOptions Clone()
    {
        var clone = (FormatOptions)MemberwiseClone();
        clone.HiddenHeaders = [.. HiddenHeaders];
        return clone;
    }

    private void Set<T>(ref T field, T value)
    {
        if (ReferenceEquals(this, Default))
        {
            throw new InvalidOperationException("The default formatting options cannot be changed.");
        }

        field = value;
    }
}
