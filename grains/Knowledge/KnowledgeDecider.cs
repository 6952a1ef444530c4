using System.Collections.Immutable;

namespace Platform.Knowledge;

/// <summary>Decides between an answer and an honest "I do not know".</summary>
public static class KnowledgeDecider
{
    /// <summary>Answers from the best passage, or refuses.</summary>
    /// <param name="question">The customer's text.</param>
    /// <param name="language">ISO 639-1 code of the customer's language.</param>
    /// <param name="passages">What the index found, best first.</param>
    /// <param name="options">Threshold and length of an answer.</param>
    public static KnowledgeAnswer Decide(string question, string language, ImmutableArray<Passage> passages, KnowledgeOptions options)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(options);
        if (passages.IsDefaultOrEmpty || passages[0].Score < options.Threshold)
        {
            return new(Found: false, string.Empty, null, passages.IsDefault ? [] : passages);
        }

        var citation = passages[0];
        return new(Found: true, AnswerSelector.Select(question, language, citation, options.MaxSentences), citation, passages);
    }
}
