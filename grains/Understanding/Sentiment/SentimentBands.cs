namespace Platform.Understanding.Sentiment;

/// <summary>
/// The four bands. A single mild word ("late", "merci") stays neutral; one clear word ("great", "disappointed") leaves it.
/// "Very negative" takes anger or threats, or several complaints in one message.
/// </summary>
internal static class SentimentBands
{
    public const double Positive = 0.25;
    public const double Negative = -0.25;
    public const double VeryNegative = -0.72;

    public static SentimentLabel LabelOf(double score) => score switch
    {
        >= Positive => SentimentLabel.Positive,
        <= VeryNegative => SentimentLabel.VeryNegative,
        <= Negative => SentimentLabel.Negative,
        _ => SentimentLabel.Neutral,
    };
}
