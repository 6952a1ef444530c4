using System.Buffers;

namespace Platform.Documents;

/// <summary>Which names and types a document may have: what stands in a URL, a header and a file system as it is.</summary>
public static class DocumentNames
{
    /// <summary>The longest name and the longest type, in characters.</summary>
    public const int MaxLength = 100;

    private static readonly SearchValues<char> NameChars = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>Whether a name can be used: letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, beginning with a letter or digit.</summary>
    public static bool IsName(string? name) =>
        name is { Length: > 0 and <= MaxLength } && char.IsAsciiLetterOrDigit(name[0]) && !name.AsSpan().ContainsAnyExcept(NameChars);

    /// <summary>Whether a media type can be used: <c>type/subtype</c> without parameters (RFC 6838 §4.2).</summary>
    public static bool IsContentType(string? contentType)
    {
        var slash = contentType?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        return slash > 0 && contentType!.Length <= MaxLength && IsToken(contentType.AsSpan(0, slash)) && IsToken(contentType.AsSpan(slash + 1));
    }

    private static bool IsToken(ReadOnlySpan<char> token) =>
        token.Length > 0 && char.IsAsciiLetterOrDigit(token[0]) && token.IndexOfAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&-^_.+") < 0;
}
