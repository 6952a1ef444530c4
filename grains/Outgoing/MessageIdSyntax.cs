using System.Buffers;

namespace Platform.Outgoing;

/// <summary>
/// Which Message-IDs may be written into a header. Wider than RFC 5322 §3.6.4's dot-atoms: an id has to be repeated as it came or clients do not
/// thread, and ids with colons, brackets or without a domain are everywhere. What could end the id or the line is not repeated.
/// </summary>
internal static class MessageIdSyntax
{
    private const int MaxLength = 900; // Folded on a line of its own it stays below 998 (RFC 5322 §2.1.1).

    /// <summary>Visible ASCII without what could end the id or the line.</summary>
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c).Except("<>\"\\(),")]);

    public static bool IsId(string? id)
    {
        if (id is not { Length: > 2 and <= MaxLength } || id[0] == '@' || id[^1] == '@')
        {
            return false;
        }

        return !id.AsSpan().ContainsAnyExcept(Allowed);
    }

    /// <summary>An id without white space and angle brackets around it.</summary>
    public static ReadOnlySpan<char> Bare(string id)
    {
        var bare = id.AsSpan().Trim();
        return bare is ['<', .., '>'] ? bare[1..^1].Trim() : bare;
    }
}
