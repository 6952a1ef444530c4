namespace Platform.Knowledge;

/// <summary>Two linear models over <see cref="PassageFeatures"/>: one that ranks a question's passages, one that says whether the best one answers.</summary>
/// <remarks>
/// Fitted on public question sets (SQuAD, XQuAD, a web-application FAQ), on five made-up help centres, each question asked with its
/// document and without it, and on half of the intents of a public set of support requests, asked of samples/knowledge. The
/// questions by which samples/knowledge is measured took no part. Answerable and unanswerable weigh the same.
/// </remarks>
internal static class ScoreModel
{
    // In the order of PassageFeatures.ToArray. Ranking: softmax over a question's passages; margin is not known yet, lead is set by hand.
    private static readonly double[] RankWeights =
    [
        1.31, 0.95, -0.48, -0.53, 0.85, 0.19, 1.36, 1.02, 2.02, 0.90, 0.15, -0.12,
        0.05, -0.27, 0.00, 2.04, -1.53, 3.96, 0.15, 0.88, 1.51, 0.55, 1.85, 0.25,
        -0.66, -1.17, -2.80, 2.27, 1.19, 2.13,
    ];

    // Logistic regression on the best passage.
    private static readonly double[] AnswerWeights =
    [
        0.43, 0.96, -1.30, -0.27, 0.34, -0.39, 2.87, 1.76, 2.45, 0.96, 0.01, 0.18,
        -0.55, -2.49, 1.44, -0.35, -0.47, 0.70, 0.44, -1.42, 1.81, -0.27, -0.68, 0.46,
        -1.10, 1.11, -1.17, 0.07, 2.35, 1.49,
    ];
    private const double AnswerBias = -5.29;

    // Set by hand: "how long" and "how much" are not answered without a figure, however much a passage has of the question's words.
    private const double MeasureMissing = 2;

    /// <summary>Orders passages of one question.</summary>
    public static double Rank(PassageFeatures features) => Dot(RankWeights, features.ToArray()) - (MeasureMissing * features.MeasureMissing);

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
