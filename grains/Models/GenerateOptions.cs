namespace Platform.Models;

/// <summary>Free text for the shop's own tools (<c>POST /v1/ai/generate</c>). It never reaches a customer by itself.</summary>
public sealed class GenerateOptions
{
    /// <summary>The model's id; empty: the route answers that there is none. Default empty.</summary>
    public string Model { get; set; } = "";

    /// <summary>The longest that an answer may take. Default 30 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest answer, in tokens. Default 1,000.</summary>
    public int MaxTokens { get; set; } = 1000;

    /// <summary>Calls in a minute, of all callers together. Default 30.</summary>
    public int CallsPerMinute { get; set; } = 30;
}
