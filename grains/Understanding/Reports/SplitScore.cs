using System.Collections.Immutable;
using System.Globalization;

namespace Platform.Understanding.Reports;

/// <summary>How well one file of labelled messages was read.</summary>
/// <param name="Name">The file's name: the language.</param>
/// <param name="Messages">Messages in it.</param>
/// <param name="Right">Messages whose intents were all found, in order, and none besides.</param>
/// <param name="Outside">Messages that are not the platform's to serve.</param>
/// <param name="OutsideRight">Those of them that were read as <see cref="IntentNames.Fallback"/>.</param>
/// <param name="SlotsFound">Slots found with the right value.</param>
/// <param name="SlotsReported">Slots reported.</param>
/// <param name="SlotsWanted">Slots there are.</param>
/// <param name="CalibrationError">Expected calibration error of the first intent's confidence, ten bins.</param>
public sealed record SplitScore(
    string Name, int Messages, int Right, int Outside, int OutsideRight, int SlotsFound, int SlotsReported, int SlotsWanted, double CalibrationError)
{
    /// <summary>The same for each slot, by name.</summary>
    public ImmutableArray<SlotScore> Slots { get; init; } = [];

    /// <summary>Share of messages read right, 0 to 1.</summary>
    public double Accuracy => Share(Right, Messages);

    /// <summary>Share of in-scope messages read right, 0 to 1.</summary>
    public double InScopeAccuracy => Share(Right - OutsideRight, Messages - Outside);

    /// <summary>Share of out-of-scope messages recognised, 0 to 1.</summary>
    public double OutsideRecall => Share(OutsideRight, Outside);

    /// <summary>Harmonic mean of the slots' precision and recall, 0 to 1.</summary>
    public double SlotF1 => SlotsReported + SlotsWanted == 0 ? 1 : 2.0 * SlotsFound / (SlotsReported + SlotsWanted);

    /// <inheritdoc />
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name,-4} n={Messages,4}  accuracy {Accuracy:P1}  in scope {InScopeAccuracy:P1}  out of scope {OutsideRecall:P1}  slot F1 {SlotF1:F3}  ECE {CalibrationError:F3}");

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}
