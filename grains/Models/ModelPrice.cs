namespace Platform.Models;

/// <summary>What a model costs.</summary>
public sealed class ModelPrice
{
    /// <summary>The model's id.</summary>
    public string Model { get; set; } = "";

    /// <summary>The price of 1,000 tokens that are sent.</summary>
    public decimal Input { get; set; }

    /// <summary>The price of 1,000 tokens that come back.</summary>
    public decimal Output { get; set; }

    /// <summary>The price of a call.</summary>
    public decimal Of(int inputTokens, int outputTokens) => ((Input * inputTokens) + (Output * outputTokens)) / 1000m;
}
