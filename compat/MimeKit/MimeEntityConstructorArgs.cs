namespace MimeKit;

/// <summary>What the parser gives to an entity.</summary>
public sealed class MimeEntityConstructorArgs
{
    internal MimeEntityConstructorArgs(ParserOptions options, ContentType contentType, IEnumerable<Header> headers, bool isTopLevel)
    {
        ParserOptions = options;
        ContentType = contentType;
        Headers = headers;
        IsTopLevel = isTopLevel;
    }

    internal ParserOptions ParserOptions { get; }

    internal ContentType ContentType { get; }

    internal IEnumerable<Header> Headers { get; }

    /// <summary>The entity is a message's body: the headers that are not its own belong to the message.</summary>
    internal bool IsTopLevel { get; }
}
