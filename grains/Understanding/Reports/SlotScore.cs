using System.Globalization;

namespace Platform.Understanding.Reports;

/// <summary>How well one slot was read in one file of labelled messages.</summary>
/// <param name="Name">The slot.</param>
/// <param name="Found">Values found that are right.</param>
/// <param name="Reported">Values reported.</param>
/// <param name="Wanted">Values there are.</param>
public sealed record SlotScore(string Name, int Found, int Reported, int Wanted)
{
    /// <summary>Harmonic mean of precision and recall, 0 to 1.</summary>
    public double F1 => Reported + Wanted == 0 ? 1 : 2.0 * Found / (Reported + Wanted);

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {F1:F2} ({Wanted})");
}
