using Platform.Turns;

namespace Platform.Models.Wording;

/// <summary>What a model is told of a reply. Facts that no sentence states are not in it: what a model does not know it cannot tell.</summary>
internal sealed record WordingInput(string Language, string Customer, ImmutableArray<PlannedSentence> Sentences)
{
    private const int LongestCustomer = 2000;

    /// <summary>The input for a draft.</summary>
    public static WordingInput Of(Draft draft, string language, string customer) => new(
        language,
        customer.Length <= LongestCustomer ? customer : customer[..LongestCustomer],
        [.. draft.Sentences.Select((sentence, index) => new PlannedSentence(index + 1, sentence.Text, sentence.Fixed))]);
}
