using System.Globalization;

namespace Platform.Understanding.Reports;

/// <summary>How well the mood of one file of labelled messages was read.</summary>
/// <param name="Name">The file's name: the language.</param>
/// <param name="Messages">Messages in it.</param>
/// <param name="Right">Messages whose mood was right, "very negative" counting as negative.</param>
/// <param name="RightBands">Messages put into the right one of the four bands.</param>
public sealed record MoodScore(string Name, int Messages, int Right, int RightBands)
{
    /// <summary>Share read right of positive, neutral and negative, 0 to 1.</summary>
    public double Accuracy => Messages == 0 ? 1 : (double)Right / Messages;

    /// <inheritdoc />
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name,-4} n={Messages,4}  mood {Accuracy:P1}  four bands {(double)RightBands / Math.Max(1, Messages):P1}");
}
