namespace Platform.Understanding.Sentiment;

internal enum SentimentRole : byte
{
    /// <summary>Pleased or displeased.</summary>
    Mood,

    /// <summary>States a problem without emotion ("has not arrived", "broken"): only mildly negative.</summary>
    Problem,

    /// <summary>Makes a stated problem the shop's failure ("for weeks", "again", "the third time"): nothing by itself.</summary>
    Aggravation,

    /// <summary>Courtesy ("thanks in advance", "kind regards"): positive only where nothing else is said.</summary>
    Courtesy,

    /// <summary>"not", "pas", "no", "không", "不".</summary>
    Negation,

    /// <summary>"very", "un peu": multiplies the next word.</summary>
    Intensity,

    /// <summary>"but": what follows counts more than what came before.</summary>
    Turn,

    /// <summary>Carries no mood though a word in it would ("thank god it's friday", "no problem").</summary>
    Neutral,
}
