namespace Platform.Knowledge;

/// <summary>Finds phrases in a field's terms; two words may stand in between.</summary>
internal static class PhraseMatcher
{
    /// <summary>1 when all of a phrase stands close together, in any order; else 0.</summary>
    public static double In(int[] terms, int[] phrase)
    {
        var window = phrase.Length + 2;
        for (var i = 0; i < terms.Length; i++)
        {
            if (Array.IndexOf(phrase, terms[i]) < 0)
            {
                continue;
            }

            var near = terms.AsSpan(i, Math.Min(window, terms.Length - i));
            var all = true;
            foreach (var term in phrase)
            {
                all &= near.Contains(term);
            }

            if (all)
            {
                return 1;
            }
        }

        return 0;
    }
}
