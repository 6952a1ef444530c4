namespace Platform.Knowledge;

/// <summary>Two linear models over <see cref="PassageFeatures"/>: one that ranks a question's passages, one that says whether the best one answers.</summary>
internal static class ScoreModel
{
    private static readonly double[] RankWeights = [3.32, 1.54, 2.06, 0.43, 0.64, 0.24, 4.51, 0.64, 1.97, 2.37, 1.01, 0.24, -0.26, -0.23, 0.00, 2.00, 1.35, 1.09, 0.17, 0.56, 5.17, 0.69, 0.34, 0.25];
    private static readonly double[] AnswerWeights = [1.25, 0.84, -0.49, -0.19, 0.70, -1.25, 1.88, 2.16, 2.33, 1.15, -1.58, -0.23, -0.29, -2.46, 1.58, 1.89, 0.64, 1.68, 0.99, -1.87, 1.21, 0.02, 0.08, 0.65];
    private const double AnswerBias = -4.51;

    /// <summary>Orders passages of one question.</summary>
    public static double Rank(PassageFeatures features) => Dot(RankWeights, features.ToArray());

    /// <summary>The chance that a passage answers, 0 to 1.</summary>
    public static double Probability(PassageFeatures features) => 1 / (1 + Math.Exp(-(AnswerBias + Dot(AnswerWeights, features.ToArray()))));

    private static double Dot(double[] weights, double[] values)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * values[i];
        }

        return sum;
    }
}
