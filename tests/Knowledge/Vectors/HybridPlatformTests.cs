using Microsoft.Extensions.DependencyInjection;
using Platform.Knowledge;
using Platform.Knowledge.Vectors;
using Platform.Tests.EndToEnd;
using Platform.Tests.Models;

namespace Platform.Tests.Knowledge.Vectors;

/// <summary>The whole platform with vectors of a stand-in: the customer hears what the rules let through, whatever the model does.</summary>
[Collection("processes")]
public sealed class HybridPlatformTests
{
    private static readonly string[] Questions =
    [
        "How long do I have to return something?",
        "Do you ship to Canada, and what does it cost?",
        "Do you rent party tents for weddings?",
    ];

    [Fact]
    public async Task Questions_are_answered_with_vectors_and_while_the_model_is_down_or_silent()
    {
        await using var server = await EmbeddingServer.StartAsync();
        await using var plain = await ModelPlatform.StartAsync();
        await using var hybrid = await ModelPlatform.StartAsync(new()
        {
            ["Platform:Embeddings:Provider"] = "openai",
            ["Platform:Embeddings:Endpoint"] = $"{server.Url}/v1",
            ["Platform:Embeddings:Model"] = "m",
            ["Platform:Embeddings:Timeout"] = "00:00:00.300",
        });
        await EmbeddedAsync(hybrid);
        var embedded = server.Requests.Count;
        var expected = new List<string>();
        foreach (var question in Questions)
        {
            expected.Add((await plain.AskAsync(question)).Reply);
            Assert.Equal(expected[^1], (await hybrid.AskAsync(question)).Reply);
        }

        Assert.Contains("30 days", expected[0], StringComparison.Ordinal);
        Assert.True(server.Requests.Count >= embedded + 2, "no question was embedded");

        server.Instead = (500, "InternalServerException", "{}");
        Assert.Equal(expected[0], (await hybrid.AskAsync(Questions[0])).Reply);
        server.Silent = true;
        Assert.Equal(expected[0], (await hybrid.AskAsync(Questions[0])).Reply);
    }

    [Fact]
    public async Task A_bad_setting_does_not_boot_and_is_named()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => PlatformFixture.StartAsync(settings: new() { ["Platform:Embeddings:Provider"] = "bedrock" }));

        Assert.Contains("Platform:Embeddings:Model", failure.ToString(), StringComparison.Ordinal);
    }

    private static async Task EmbeddedAsync(ModelPlatform platform)
    {
        var services = platform.Fixture.Host.Services;
        List<string> keys = [.. services.GetRequiredService<IKnowledgeIndex>().List().Select(passage => passage.Key)];
        await Wait.UntilAsync("every passage to have its vector", async () => (await services.GetRequiredService<IVectorStore>().KnownAsync("m", keys)).Count == keys.Count);
    }
}
