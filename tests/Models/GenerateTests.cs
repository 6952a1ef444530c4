using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Tests.Models;

public sealed class GenerateTests
{
    [Fact]
    public async Task Without_a_model_it_says_so()
    {
        await using var platform = await ModelPlatform.StartAsync();

        using var answer = await platform.Fixture.Http.PostAsJsonAsync("/v1/ai/generate", new { prompt = "hello" });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Bad_requests_are_refused_and_too_many_calls_too()
    {
        await using var server = await ScriptedModelServer.StartAsync();
        await using var platform = await ModelPlatform.StartAsync(Settings(server.Url, callsPerMinute: 2));

        foreach (var body in (object[])[new { }, new { prompt = "" }, new { prompt = new string('x', 40_000) }, new { prompt = "a", maxTokens = 0 }, new { prompt = "a", maxTokens = 999_999 }, new { prompt = "a", temperature = 3 }])
        {
            using var refused = await platform.Fixture.Http.PostAsJsonAsync("/v1/ai/generate", body);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        var statuses = new List<HttpStatusCode>();
        for (var call = 0; call < 3; call++)
        {
            using var answer = await platform.Fixture.Http.PostAsJsonAsync("/v1/ai/generate", new { prompt = "hello" });
            statuses.Add(answer.StatusCode);
            Assert.Equal(call == 2, answer.Headers.RetryAfter is not null);
        }

        // The stub knows no streaming: the provider's 404 is a problem of the gateway, not of the caller.
        Assert.Equal([HttpStatusCode.BadGateway, HttpStatusCode.BadGateway, HttpStatusCode.TooManyRequests], statuses);
    }

    [Support.NeedsNodeModuleFact("aimock")]
    public async Task An_answer_comes_whole_or_in_pieces()
    {
        await using var server = await AimockServer.StartAsync();
        await using var platform = await ModelPlatform.StartAsync(Settings(server.Url, callsPerMinute: 10));

        using var whole = await platform.Fixture.Http.PostAsJsonAsync("/v1/ai/generate", new { prompt = "say hello" });
        var text = await whole.Content.ReadFromJsonAsync<JsonElement>();
        using var pieces = await platform.Fixture.Http.PostAsJsonAsync("/v1/ai/generate", new { prompt = "say hello", stream = true });
        var events = await pieces.Content.ReadAsStringAsync();

        Assert.Equal("Hello from the emulator, in more than one piece.", text.GetProperty("text").GetString());
        Assert.Equal(11, text.GetProperty("inputTokens").GetInt32());
        Assert.Equal("text/event-stream", pieces.Content.Headers.ContentType!.MediaType);
        Assert.True(events.Split("event: delta").Length > 2, events);
        Assert.Contains("event: done", events, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Settings(string url, int callsPerMinute) => new()
    {
        ["Platform:Models:Provider"] = "bedrock",
        ["Platform:Models:Endpoint"] = url,
        ["Platform:Models:Generate:Model"] = "large",
        ["Platform:Models:Generate:CallsPerMinute"] = $"{callsPerMinute}",
        ["Platform:Models:Prices:0:Model"] = "large",
        ["Platform:Models:Prices:0:Input"] = "0.003",
        ["Platform:Models:Prices:0:Output"] = "0.015",
    };
}
