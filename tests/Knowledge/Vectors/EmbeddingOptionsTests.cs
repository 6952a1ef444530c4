using Platform.Knowledge.Vectors;

namespace Platform.Tests.Knowledge.Vectors;

public sealed class EmbeddingOptionsTests
{
    public static TheoryData<string, Action<EmbeddingOptions>> Bad => new()
    {
        { "Provider", options => options.Provider = "replay" },
        { "Endpoint", options => options.Endpoint = "no address" },
        { "Model", options => options.Model = "" },
        { "Model", options => options.Model = "cohere.embed-v4:0" },
        { "Model", options => options.Model = "amazon.titan-embed-text-v1" },
        { "Dimensions", options => options.Dimensions = 300 },
        { "Dimensions", options => (options.Model, options.Dimensions) = ("cohere.embed-multilingual-v3", 512) },
        { "Timeout", options => options.Timeout = TimeSpan.Zero },
        { "IndexTimeout", options => options.IndexTimeout = TimeSpan.FromHours(1) },
        { "IndexRetry", options => options.IndexRetry = TimeSpan.Zero },
        { "Batch", options => options.Batch = 97 },
        { "Store", options => options.Store = "faiss" },
        { "Nearest", options => options.Nearest = 0 },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_setting_is_named(string key, Action<EmbeddingOptions> spoil)
    {
        var options = Good();
        spoil(options);

        Assert.StartsWith($"Platform:Embeddings:{key} ", Assert.Throws<InvalidOperationException>(options.Validate).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("amazon.titan-embed-text-v2:0", 0)]
    [InlineData("arn:aws:bedrock:eu-central-1::foundation-model/amazon.titan-embed-text-v2:0", 512)]
    [InlineData("cohere.embed-multilingual-v3", 0)]
    [InlineData("eu.cohere.embed-english-v3", 0)]
    public void A_model_of_a_known_family_is_taken(string model, int dimensions)
    {
        var options = Good();
        (options.Model, options.Dimensions) = (model, dimensions);

        options.Validate();
    }

    [Fact]
    public void Nothing_is_read_without_a_provider() => new EmbeddingOptions { Model = "", Batch = -1 }.Validate();

    private static EmbeddingOptions Good() => new() { Provider = "bedrock", Model = "amazon.titan-embed-text-v2:0" };
}
