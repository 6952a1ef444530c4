using System.Globalization;
using System.Text.RegularExpressions;

namespace Platform.Models.Wording;

/// <summary>The words of a text, lower case; in Chinese each pair of neighbouring characters is a word. Pure.</summary>
internal static partial class WordingWords
{
    /// <summary>The words, in their order.</summary>
    public static IEnumerable<string> Of(string text)
    {
        foreach (Match match in Word().Matches(text))
        {
            var word = match.Value.ToLower(CultureInfo.InvariantCulture).Replace('’', '\'').Normalize();
            if (word[0] < '\u2E80')
            {
                yield return word;
                continue;
            }

            for (var at = 0; at < Math.Max(1, word.Length - 1); at++)
            {
                yield return word.Length == 1 ? word : word.Substring(at, 2);
            }
        }
    }

    [GeneratedRegex(@"[\u2E80-\uFFEF-[\uFF00-\uFFEF\u3000-\u303F]]+|[\p{L}\p{M}-[\u2E80-\uFFEF]][\p{L}\p{M}'’-[\u2E80-\uFFEF]]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
