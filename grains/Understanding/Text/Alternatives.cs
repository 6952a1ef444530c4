namespace Platform.Understanding.Text;

/// <summary>Expands <c>{a|b|c}</c> in a line of training data: line n takes, for its k-th variant, alternatives that differ from the variants before.</summary>
internal static class Alternatives
{
    private const int MostVariants = 6;

    public static IEnumerable<string> Expand(string line)
    {
        if (!line.Contains('{', StringComparison.Ordinal))
        {
            return [line];
        }

        var parts = Parse(line);
        var widest = parts.Max(p => p.Length);
        var variants = new HashSet<string>(StringComparer.Ordinal);
        for (var k = 0; k < Math.Min(MostVariants, widest); k++)
        {
            // Alternatives move at different paces, so that the same two do not always meet.
            var variant = k;
            variants.Add(string.Concat(parts.Select((p, i) => p[(variant + (i * variant / 2)) % p.Length])).Trim());
        }

        return variants;
    }

    private static List<string[]> Parse(string line)
    {
        var parts = new List<string[]>();
        var position = 0;
        while (position < line.Length)
        {
            var open = line.IndexOf('{', position);
            if (open < 0)
            {
                parts.Add([line[position..]]);
                break;
            }

            var close = line.IndexOf('}', open);
            if (close < 0)
            {
                throw new FormatException($"An alternative is not closed: '{line}'.");
            }

            parts.Add([line[position..open]]);
            parts.Add(line[(open + 1)..close].Split('|'));
            position = close + 1;
        }

        return parts;
    }
}
