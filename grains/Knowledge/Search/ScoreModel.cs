namespace Platform.Knowledge;

/// <summary>Two linear models over <see cref="PassageFeatures"/>: one that ranks a question's passages, one that says whether the best one answers.</summary>
internal static class ScoreModel
{
    private static readonly double[] RankWeights = [2.11, 1.32, 1.35, 1.18, -0.19, 0.04, 2.06, -0.01, 1.89, 1.57, 0.80, 0.22, -0.23, -0.04, 0.00, 1.65, 1.04, 1.38, 0.03, -1.02, 2.56, 0.11];
    private static readonly double[] AnswerWeights = [0.93, 0.72, 0.45, 0.40, 0.09, -0.79, 0.73, 0.77, 1.68, 1.22, -0.91, -0.25, -0.02, -1.02, 1.47, 1.09, 0.32, 1.54, -0.12, -0.89, 0.90, -0.09];
    private const double AnswerBias = -3.30;

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
