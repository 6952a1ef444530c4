namespace Platform.Knowledge;

/// <summary>Two linear models over <see cref="PassageFeatures"/>: one that ranks a question's passages, one that says whether the best one answers.</summary>
internal static class ScoreModel
{
    private static readonly double[] RankWeights = [2.13, 1.33, 1.35, 1.01, -0.02, 0.05, 2.01, -0.04, 2.11, 1.50, 1.00, 0.21, -0.21, -0.04, 0.00, 1.77, 1.02, 1.51, 0.03, -1.06, 2.18];
    private static readonly double[] AnswerWeights = [0.73, 0.86, 0.22, 0.27, 0.36, -0.64, 0.76, 0.97, 1.74, 0.81, -0.35, -0.07, 0.08, -1.26, 1.31, 0.81, 0.21, 1.64, -0.10, -0.93, 0.65];
    private const double AnswerBias = -3.74;

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
