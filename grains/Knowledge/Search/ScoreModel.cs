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
        1.37, 0.95, -0.35, -0.48, 0.91, 0.11, 1.41, 1.40, 2.08, 0.90, 0.16, -0.13,
        0.07, -0.10, 0.00, 2.15, -1.58, 3.86, 0.08, 0.88, 1.55, 0.35, 1.74, 0.25,
        -0.65, -1.18, -2.75, 1.69, 1.19, 2.12,
    ];

    // Logistic regression on the best passage.
    private static readonly double[] AnswerWeights =
    [
        0.44, 0.94, -1.33, -0.37, 0.37, -0.35, 2.81, 1.54, 2.42, 1.00, 0.05, 0.15,
        -0.57, -2.41, 1.41, -0.35, -0.58, 0.80, 0.40, -1.50, 1.84, -0.30, -0.66, 0.44,
        -1.09, 1.12, -1.13, 0.09, 2.45, 1.56,
    ];
    private const double AnswerBias = -5.27;

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
