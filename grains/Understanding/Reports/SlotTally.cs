using System.Collections.Immutable;

namespace Platform.Understanding.Reports;

/// <summary>Counts <c>Name=Value</c> pairs by name.</summary>
internal sealed class SlotTally
{
    private readonly SortedDictionary<string, (int Found, int Reported, int Wanted)> _counts = new(StringComparer.Ordinal);

    public void Count(IReadOnlyList<string> wanted, IReadOnlyList<string> reported)
    {
        foreach (var pair in wanted)
        {
            var count = _counts.GetValueOrDefault(NameOf(pair));
            _counts[NameOf(pair)] = count with { Wanted = count.Wanted + 1, Found = count.Found + (reported.Contains(pair) ? 1 : 0) };
        }

        foreach (var pair in reported)
        {
            var count = _counts.GetValueOrDefault(NameOf(pair));
            _counts[NameOf(pair)] = count with { Reported = count.Reported + 1 };
        }
    }

    public ImmutableArray<SlotScore> Scores() => [.. _counts.Select(c => new SlotScore(c.Key, c.Value.Found, c.Value.Reported, c.Value.Wanted))];

    private static string NameOf(string pair) => pair[..pair.IndexOf('=', StringComparison.Ordinal)];
}
