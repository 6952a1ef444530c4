using Platform.Agents;
using Platform.Turns;
using Platform.Understanding;

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

    /// <summary>The agent's answer: the passage's own words with their citation, or a human. A message that was not understood needs a surer passage.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="answer">What the documents say.</param>
    /// <param name="options">The thresholds.</param>
    public static AgentAnswer Serve(AgentRequest request, KnowledgeAnswer answer, KnowledgeOptions options)
    {
        var understood = request.Intent != IntentNames.Fallback;
        if (!answer.Found || answer.Citation is not { } passage || (!understood && passage.Score < options.NotUnderstoodScore))
        {
            return new() { HandOff = understood ? "unknown-answer" : "not-understood" };
        }

        var hasSection = passage.Section.Length > 0;
        var source = hasSection ? $"{passage.Document}#{passage.Section}" : passage.Document;
        var words = new Saying("", [], ["passage"], answer.Answer, OwnParagraph: true);
        return new()
        {
            Facts = [new("passage", $"knowledge/{source}", passage.Text, [])],
            Sayings = ReplyTemplates.Speak(request.Language) == ReplyTemplates.FallbackLanguage ? [words] : [Saying.Of("knowledge-foreign"), words],
            Citations = [hasSection ? $"{passage.Title}, {passage.Section} ({passage.Document})" : $"{passage.Title} ({passage.Document})"],
        };
    }
}
