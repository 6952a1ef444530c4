namespace Amazon.BedrockRuntime.Model;

public partial class TokenUsage
{
    public int? InputTokens { get; set; }

    public int? OutputTokens { get; set; }

    public int? TotalTokens { get; set; }
}
