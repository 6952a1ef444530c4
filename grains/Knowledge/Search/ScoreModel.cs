namespace Platform.Knowledge;

/// <summary>Logistic models over <see cref="PassageFeatures"/>: one that ranks a question's passages, one that says whether the best one answers.</summary>
internal static class ScoreModel
{
    private static readonly double[] Weights = [3.0, 1.0, 1.2, 2.0, -2.2, -1.5, 2.0, 1.0, 0.4, 0.6, 0.5, 0.3, -0.6, 0.0, 1.0, 2.0];
    private const double Bias = -4.2;

    /// <summary>Orders passages of one question.</summary>
    public static double Rank(PassageFeatures features) => Sum(features with { Margin = 0 });

    /// <summary>The chance that a passage answers, 0 to 1.</summary>
    public static double Probability(PassageFeatures features) => 1 / (1 + Math.Exp(-Sum(features)));

    private static double Sum(PassageFeatures features)
    {
        var values = features.ToArray();
        var sum = Bias;
        for (var i = 0; i < values.Length; i++)
        {
            sum += Weights[i] * values[i];
        }

        return sum;
    }
}
