namespace MimeKit;

/// <summary>A value given to one of the <c>Parse</c> methods does not follow the grammar.</summary>
public class ParseException : FormatException
{
    public ParseException(string message, int tokenIndex, int errorIndex, Exception innerException) : base(message, innerException)
    {
        TokenIndex = tokenIndex;
        ErrorIndex = errorIndex;
    }

    public ParseException(string message, int tokenIndex, int errorIndex) : base(message)
    {
        TokenIndex = tokenIndex;
        ErrorIndex = errorIndex;
    }

    public int TokenIndex { get; }

    public int ErrorIndex { get; }
}
