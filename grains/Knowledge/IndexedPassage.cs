using System.Security.Cryptography;
using System.Text;

namespace Platform.Knowledge;

/// <summary>What the index can find, as an embedding model reads it.</summary>
/// <param name="Key">A hash of the text: the same text has the same key in every process.</param>
/// <param name="Text">Title, headings and text.</param>
public sealed record IndexedPassage(string Key, string Text)
{
    /// <summary>A passage under the key of its content.</summary>
    /// <param name="title">The document's title.</param>
    /// <param name="section">The heading path; empty at the document's start.</param>
    /// <param name="text">The passage's text.</param>
    public static IndexedPassage Of(string title, string section, string text)
    {
        var whole = string.Join('\n', ((string[])[title, section, text]).Where(part => part.Length > 0));
        return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)).AsSpan(0, 16)), whole);
    }
}
