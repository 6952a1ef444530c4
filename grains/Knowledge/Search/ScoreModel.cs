namespace Platform.Knowledge;

/// <summary>Two linear models over <see cref="PassageFeatures"/>: one that ranks a question's passages, one that says whether the best one answers.</summary>
/// <remarks>
/// Fitted on public question sets of other domains (SQuAD, XQuAD, a web-application FAQ) and on three made-up help centres, each
/// question asked with its document and without it; never on samples/knowledge. Answerable and unanswerable weigh the same.
/// </remarks>
internal static class ScoreModel
{
    // In the order of PassageFeatures.ToArray. Ranking: softmax over a question's passages; margin is not known yet, lead is set by hand.
    private static readonly double[] RankWeights =
    [
        3.33, 1.54, 2.12, 0.46, 0.63, 0.24, 4.53, 0.64, 1.98, 2.35, 1.08, 0.23,
        -0.25, -0.23, 0.00, 1.98, 1.29, 1.06, 0.17, 0.58, 5.20, 0.69, 0.36, 0.25,
    ];

    // Logistic regression on the best passage.
    private static readonly double[] AnswerWeights =
    [
        1.28, 0.77, -0.46, -0.24, 0.60, -1.21, 1.96, 2.13, 2.31, 1.22, -1.50, -0.19,
        -0.29, -2.50, 1.50, 1.81, 0.59, 1.72, 0.98, -1.77, 1.23, 0.01, 0.06, 0.68,
    ];
    private const double AnswerBias = -4.45;

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
