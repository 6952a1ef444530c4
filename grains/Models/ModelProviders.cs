namespace Platform.Models;

/// <summary>Where models come from.</summary>
public static class ModelProviders
{
    /// <summary>No model: rules, classifier and templates.</summary>
    public const string None = "none";

    /// <summary>Amazon Bedrock, by its Converse API.</summary>
    public const string Bedrock = "bedrock";

    /// <summary>An OpenAI-compatible endpoint.</summary>
    public const string OpenAi = "openai";

    /// <summary>Recorded calls only, without network.</summary>
    public const string Replay = "replay";
}
