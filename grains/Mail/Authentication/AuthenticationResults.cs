using System.Text;

namespace Platform.Mail.Authentication;

/// <summary>
/// One Authentication-Results header, read as RFC 8601 §2.2 writes it. Whoever sends a mail can write such a header too: it says something
/// only when it is the topmost one and its authserv-id is that of our own receiver (§5, §7.1).
/// </summary>
public sealed class AuthenticationResults
{
    private const int MaxLength = 16 * 1024;

    private AuthenticationResults(string authservId, ImmutableArray<AuthenticationResult> results)
    {
        AuthservId = authservId;
        Results = results;
    }

    /// <summary>Who says it.</summary>
    public string AuthservId { get; }

    /// <summary>What each method found.</summary>
    public ImmutableArray<AuthenticationResult> Results { get; }

    /// <summary>Reads a header; null when it is not one that this grammar allows.</summary>
    public static AuthenticationResults? Parse(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length > MaxLength || Sections(value) is not { Count: > 0 } sections)
        {
            return null;
        }

        // authserv-id [version]; a version other than 1 is another grammar.
        var head = sections[0];
        if (head.Count is 0 or > 2 || head[0].Contains('=', StringComparison.Ordinal) || (head.Count == 2 && head[1] != "1"))
        {
            return null;
        }

        var results = ImmutableArray.CreateBuilder<AuthenticationResult>();
        foreach (var section in sections.Skip(1).Where(section => section.Count > 0))
        {
            if (Result(section) is { } result)
            {
                results.Add(result);
            }
        }

        return new(head[0], results.ToImmutable());
    }

    /// <summary>Whether it says that the mail's From passes DMARC for a domain (RFC 9989): one result, <c>pass</c>, for exactly this domain.</summary>
    public bool PassesDmarc(string domain)
    {
        var found = Results.Where(result => result.Method == "dmarc").ToList();
        return found.Count == 1
            && found[0].Outcome == "pass"
            && found[0].Properties.TryGetValue("header.from", out var from)
            && from[(from.LastIndexOf('@') + 1)..].TrimEnd('.').Equals(domain, StringComparison.OrdinalIgnoreCase);
    }

    private static AuthenticationResult? Result(List<string> section)
    {
        var equals = section[0].IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            return null;
        }

        var method = section[0][..equals];
        var slash = method.IndexOf('/', StringComparison.Ordinal);
        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in section.Skip(1))
        {
            var at = property.IndexOf('=', StringComparison.Ordinal);

            // A property that is there twice is not to be believed: neither reading is the right one.
            if (at > 0 && !properties.TryAdd(property[..at], property[(at + 1)..]))
            {
                return null;
            }
        }

        return new((slash < 0 ? method : method[..slash]).ToLowerInvariant(), section[0][(equals + 1)..].ToLowerInvariant(), properties);
    }

    /// <summary>The words of each section, comments removed, quotation marks resolved, no space around an equals sign; null for an open quote or comment.</summary>
    private static List<List<string>>? Sections(string value)
    {
        var sections = new List<List<string>> { new() };
        var word = new StringBuilder();
        for (var at = 0; at < value.Length; at++)
        {
            switch (value[at])
            {
                case '(':
                    if ((at = Comment(value, at)) < 0)
                    {
                        return null;
                    }

                    break;
                case '"':
                    if ((at = Quoted(value, at, word)) < 0)
                    {
                        return null;
                    }

                    break;
                case ';':
                    End();
                    sections.Add([]);
                    break;
                case ' ' or '\t' or '\r' or '\n':
                    if (!JoinsEquals(value, at, word))
                    {
                        End();
                    }

                    break;
                default:
                    word.Append(value[at]);
                    break;
            }
        }

        End();
        return sections;

        void End()
        {
            if (word.Length > 0)
            {
                sections[^1].Add(word.ToString());
                word.Clear();
            }
        }
    }

    /// <summary>Whether white space stands beside an equals sign: then it ends no word.</summary>
    private static bool JoinsEquals(string value, int at, StringBuilder word)
    {
        if (word.Length > 0 && word[^1] == '=')
        {
            return true;
        }

        var next = at;
        while (next < value.Length && char.IsWhiteSpace(value[next]))
        {
            next++;
        }

        return word.Length > 0 && next < value.Length && value[next] == '=';
    }

    /// <summary>The end of a comment, which may nest; -1 when it is open.</summary>
    private static int Comment(string value, int at)
    {
        for (var depth = 0; at < value.Length; at++)
        {
            switch (value[at])
            {
                case '\\':
                    at++;
                    break;
                case '(':
                    depth++;
                    break;
                case ')' when --depth == 0:
                    return at;
                default:
                    break;
            }
        }

        return -1;
    }

    /// <summary>The end of a quoted string; -1 when it is open.</summary>
    private static int Quoted(string value, int at, StringBuilder word)
    {
        for (at++; at < value.Length; at++)
        {
            if (value[at] == '"')
            {
                return at;
            }

            if (value[at] == '\\' && ++at == value.Length)
            {
                return -1;
            }

            word.Append(value[at]);
        }

        return -1;
    }
}
