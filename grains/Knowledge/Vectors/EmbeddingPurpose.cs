using Microsoft.Extensions.AI;

namespace Platform.Knowledge.Vectors;

/// <summary>Whether a text is searched or searched for: some models embed the two differently.</summary>
public static class EmbeddingPurpose
{
    /// <summary>A text that will be found.</summary>
    public const string Passage = "passage";

    /// <summary>A text that asks.</summary>
    public const string Question = "question";

    private const string Key = "platform.purpose";

    /// <summary>The options of a call.</summary>
    /// <param name="model">The model's id.</param>
    /// <param name="dimensions">The length of a vector; 0: the model's own.</param>
    /// <param name="purpose"><see cref="Passage"/> or <see cref="Question"/>.</param>
    public static EmbeddingGenerationOptions Options(string model, int dimensions, string purpose) => new()
    {
        ModelId = model,
        Dimensions = dimensions > 0 ? dimensions : null,
        AdditionalProperties = new() { [Key] = purpose },
    };

    /// <summary>Whether the texts of a call ask; texts without a purpose are passages.</summary>
    public static bool IsQuestion(EmbeddingGenerationOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(Key, out string? purpose) is true && purpose == Question;
}
