using System.Text.Json;
using Platform.Turns;

namespace Platform.Models.Wording;

/// <summary>A draft in a model's words, when every planned sentence is in it and nothing else. One sentence that says more refuses the whole. Pure.</summary>
internal static class WordingDecider
{
    /// <summary>The draft to go on with.</summary>
    public static Verdict<Draft> Decide(Draft draft, string language, JsonElement answer)
    {
        var reply = answer.Deserialize<WordedReply>(PlatformJson.Options);
        if (reply is null or { Sentences.IsDefaultOrEmpty: true } || reply.Sentences.Any(sentence => sentence is null or { From.IsDefaultOrEmpty: true } or { Text: null }))
        {
            return Verdict<Draft>.Invalid("a member is missing");
        }

        if (!reply.Sentences.SelectMany(sentence => sentence.From).SequenceEqual(Enumerable.Range(1, draft.Sentences.Length)))
        {
            return Verdict<Draft>.Refuse("a planned sentence is missing, doubled or out of order");
        }

        var worded = ImmutableArray.CreateBuilder<DraftSentence>();
        foreach (var sentence in reply.Sentences)
        {
            ImmutableArray<DraftSentence> planned = [.. sentence.From.Select(number => draft.Sentences[number - 1])];
            if (planned is [{ Fixed: true } kept])
            {
                worded.Add(kept);
                continue;
            }

            if (planned.Any(part => part.Fixed))
            {
                return Verdict<Draft>.Refuse("a sentence that stays was joined");
            }

            ImmutableArray<string> cited = [.. planned.SelectMany(part => part.FactIds).Distinct()];
            var text = sentence.Text.Trim();
            if (WordingChecker.Refute(string.Join(' ', planned.Select(part => part.Text)), text, cited, draft.Facts, language) is { } reason)
            {
                return Verdict<Draft>.Refuse(reason);
            }

            worded.Add(new(text, cited, planned[0].OwnParagraph));
        }

        return Verdict<Draft>.Use(draft with { Sentences = worded.ToImmutable() });
    }
}
