namespace Platform.Models;

/// <summary>The model of one role. A role without a model is played by rules.</summary>
public sealed class ModelRoleOptions
{
    /// <summary>The model's id at the provider; empty: the role is off. Default empty.</summary>
    public string Model { get; set; } = "";

    /// <summary>The model that is asked when the first one fails or is refused; empty: the rules at once. Default empty.</summary>
    public string Smaller { get; set; } = "";

    /// <summary>The version of the prompt, a file of <c>grains/Models/Data/prompts</c>. Default <c>v1</c>.</summary>
    public string Prompt { get; set; } = "v1";

    /// <summary>The longest that one call may take. Default 8 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>The longest answer, in tokens. Default 1,000.</summary>
    public int MaxTokens { get; set; } = 1000;

    /// <summary>The models in the order in which they are asked.</summary>
    internal IEnumerable<string> Ladder => ((string[])[Model, Smaller]).Where(model => model.Length > 0).Distinct(StringComparer.Ordinal);
}
