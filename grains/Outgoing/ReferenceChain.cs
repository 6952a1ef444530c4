using System.Text;

namespace Platform.Outgoing;

/// <summary>In-Reply-To and References of a reply (RFC 5322 §3.6.4).</summary>
internal static class ReferenceChain
{
    /// <summary>The most bytes of the folded References field: relays and clients refuse or cut what is much longer.</summary>
    public const int MaxBytes = 4096;

    /// <summary>What is left of a longer one: cut to just below the limit, every message of a long thread would carry and store 4 KB of ids.</summary>
    public const int CutBytes = 1024;

    private const string Field = "References:";
    private const int Overhead = 5; // " <" and ">\r\n" around each id, one id a line

    /// <summary>The answered message's references and its id, oldest first, each once; the first and the newest when all are too many (RFC 5537 §3.4.4).</summary>
    /// <param name="references">Those of the answered message.</param>
    /// <param name="messageId">Its id.</param>
    /// <param name="turn">The turn that answers, from 1. Fewer ids than that were cut before, and do not grow to the limit again.</param>
    public static ImmutableArray<string> Of(ImmutableArray<string> references, string? messageId, int turn = 1)
    {
        var chain = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (MessageIdSyntax.IsId(messageId))
        {
            seen.Add(messageId!);
        }

        if (!references.IsDefault)
        {
            chain.AddRange(references.Where(id => MessageIdSyntax.IsId(id) && seen.Add(id)));
        }

        if (MessageIdSyntax.IsId(messageId))
        {
            chain.Add(messageId!);
        }

        return Bound(chain, turn);
    }

    /// <summary>The field's value, folded after every id, so that no line grows past an id's own length.</summary>
    public static byte[] Fold(ImmutableArray<string> ids)
    {
        var value = new byte[ids.Sum(id => id.Length + Overhead)];
        var rest = value.AsSpan();
        foreach (var id in ids)
        {
            " <"u8.CopyTo(rest);
            Encoding.ASCII.GetBytes(id, rest[2..]);
            ">\r\n"u8.CopyTo(rest[(id.Length + 2)..]);
            rest = rest[(id.Length + Overhead)..];
        }

        return value;
    }

    private static ImmutableArray<string> Bound(List<string> chain, int turn)
    {
        var limit = chain.Count < turn ? CutBytes : MaxBytes;
        if (chain.Count < 3 || Field.Length + chain.Sum(id => id.Length + Overhead) <= limit)
        {
            return [.. chain];
        }

        // The first names the thread for clients that look no further, the newest are what the others have; the last two always stay.
        var from = chain.Count - 2;
        var room = CutBytes - Field.Length - chain[0].Length - chain[from].Length - chain[from + 1].Length - (3 * Overhead);
        while (from > 1 && (room -= chain[from - 1].Length + Overhead) >= 0)
        {
            from--;
        }

        return [chain[0], .. chain[from..]];
    }
}
