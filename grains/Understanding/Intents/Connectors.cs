using System.Collections.Frozen;
using Platform.Understanding.Text;

namespace Platform.Understanding.Intents;

/// <summary>Places where one request may end and the next begin without a full stop: commas and words like "and also".</summary>
internal static class Connectors
{
    private const int MostPlaces = 4;
    private const int ShortestClause = 2;

    private static readonly FrozenSet<ulong> Words = "and also but plus then et aussi mais puis ademas pero y tambien va nhung con roi 和 还 并 另 而 但 顺 再"
        .Split(' ').Select(w => Hashing.Of(w)).ToFrozenSet();

    public static IEnumerable<int> Find(TextScan scan, Sentence sentence)
    {
        var places = 0;
        for (var i = sentence.From + ShortestClause; i <= sentence.To - ShortestClause && places < MostPlaces; i++)
        {
            if (Words.Contains(scan.Tokens[i].Hash) || scan.SoftBreaks.BinarySearch(i) >= 0)
            {
                places++;
                yield return i;
            }
        }
    }
}
