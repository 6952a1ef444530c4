namespace Platform.Knowledge;

/// <summary>Two linear models over <see cref="PassageFeatures"/>: one that ranks a question's passages, one that says whether the best one answers.</summary>
internal static class ScoreModel
{
    private static readonly double[] RankWeights = [2.16, 1.50, 1.29, 1.27, -0.06, 0.04, 2.13, -0.09, 1.85, 1.45, 0.96, 0.30, -0.30, -0.04, 0.00, 1.68, 1.00, 1.44, 0.03, -1.00, 2.42, 0.11];
    private static readonly double[] AnswerWeights = [0.90, 0.68, 0.39, 0.30, -0.04, -0.55, 0.77, 0.71, 1.70, 0.68, -0.86, -0.22, -0.06, -1.19, 1.57, 1.19, 0.11, 1.62, -0.00, -0.78, 0.87, -0.16];
    private const double AnswerBias = -3.13;

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
