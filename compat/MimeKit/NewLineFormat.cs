namespace MimeKit;

/// <summary>Line endings: LF, CRLF, or both in one text.</summary>
public enum NewLineFormat : byte
{
    Unix,
    Dos,
    Mixed,
}
