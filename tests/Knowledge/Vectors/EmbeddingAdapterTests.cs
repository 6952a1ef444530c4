using System.ClientModel;
using System.ClientModel.Primitives;
using Amazon.BedrockRuntime;
using Amazon.Runtime;
using Microsoft.Extensions.AI;
using OpenAI;
using Platform.Knowledge.Vectors;
using Platform.Models;
using Platform.Silo.Adapters.Bedrock;
using Platform.Silo.Adapters.OpenAi;

namespace Platform.Tests.Knowledge.Vectors;

/// <summary>The adapters against a stand-in that takes only what the providers document.</summary>
public sealed class EmbeddingAdapterTests : IAsyncLifetime
{
    private const string Titan = "amazon.titan-embed-text-v2:0";
    private const string Cohere = "eu.cohere.embed-multilingual-v3";
    private EmbeddingServer? _server;

    private EmbeddingServer Server => _server!;

    public async Task InitializeAsync() => _server = await EmbeddingServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    [Fact]
    public async Task Titan_is_asked_once_for_each_text()
    {
        using var titan = Bedrock();

        var vectors = await titan.GenerateAsync(["return within 30 days", "grüße 你好"], EmbeddingPurpose.Options(Titan, 256, EmbeddingPurpose.Passage));

        Assert.Equal(
            ["""{"inputText":"return within 30 days","dimensions":256,"normalize":true}""", """{"inputText":"grüße 你好","dimensions":256,"normalize":true}"""],
            Server.Requests.Select(request => System.Text.RegularExpressions.Regex.Unescape(request.GetRawText())));
        Assert.Equal([.. WordVectors.Of("return within 30 days")], vectors[0].Vector.ToArray());
        Assert.Equal([.. WordVectors.Of("grüße 你好")], vectors[1].Vector.ToArray());
        Assert.Equal(10, vectors.Usage!.InputTokenCount);
        Assert.Equal("application/json", Server.Headers!.ContentType);
        Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AKIATEST/", Server.Headers.Authorization.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EmbeddingPurpose.Passage, "search_document")]
    [InlineData(EmbeddingPurpose.Question, "search_query")]
    public async Task Cohere_is_told_what_a_text_is_for_and_gets_96_at_once(string purpose, string inputType)
    {
        using var cohere = Bedrock();
        List<string> texts = [.. Enumerable.Range(0, 97).Select(i => $"text {i}"), new('a', 5000), new string('b', 2047) + "😀"];

        var vectors = await cohere.GenerateAsync(texts, EmbeddingPurpose.Options(Cohere, 0, purpose));

        Assert.Equal([96, 3], Server.Requests.Select(request => request.GetProperty("texts").GetArrayLength()));
        Assert.All(Server.Requests, request => Assert.Equal((inputType, "END"), (request.GetProperty("input_type").GetString(), request.GetProperty("truncate").GetString())));
        Assert.Equal(new string('b', 2047), Server.Requests.Last().GetProperty("texts")[2].GetString());
        Assert.Equal(99, vectors.Count);
        Assert.Equal([.. WordVectors.Of("text 96")], vectors[96].Vector.ToArray());
    }

    [Fact]
    public async Task A_compatible_endpoint_is_asked_for_numbers_and_its_order_is_not_trusted()
    {
        using var openAi = OpenAi();

        var vectors = await openAi.GenerateAsync(["one", "two"], EmbeddingPurpose.Options("m", 64, EmbeddingPurpose.Passage));

        var request = Assert.Single(Server.Requests);
        Assert.Equal("""{"model":"m","input":["one","two"],"encoding_format":"float","dimensions":64}""", request.GetRawText());
        Assert.Equal([.. WordVectors.Of("one")], vectors[0].Vector.ToArray());
        Assert.Equal([.. WordVectors.Of("two")], vectors[1].Vector.ToArray());
        Assert.Equal(7, vectors.Usage!.InputTokenCount);
        Assert.Equal("Bearer key", Server.Headers!.Authorization);
    }

    [Theory]
    [InlineData(429, "ThrottlingException", ModelFailure.Throttled)]
    [InlineData(400, "ValidationException", ModelFailure.Rejected)]
    [InlineData(503, "ServiceUnavailableException", ModelFailure.Unavailable)]
    public async Task A_failure_is_a_code_without_words(int status, string type, ModelFailure expected)
    {
        Server.Instead = (status, type, """{"message":"john@example.com asked for order 12345"}""");
        foreach (var (generator, model) in new[] { (Bedrock(), Titan), (Bedrock(), Cohere), (OpenAi(), "m") })
        {
            using (generator)
            {
                var failure = await Assert.ThrowsAsync<ModelException>(() => generator.GenerateAsync(["text"], EmbeddingPurpose.Options(model, 0, EmbeddingPurpose.Question)));

                Assert.Equal(expected, failure.Failure);
                Assert.DoesNotContain("john", failure.Message, StringComparison.Ordinal);
            }
        }

        Assert.Equal(3, Server.Requests.Count);
    }

    [Theory]
    [InlineData(Titan, """{"embedding":[],"inputTextTokenCount":1}""")]
    [InlineData(Titan, """{"embedding":["x"],"inputTextTokenCount":1}""")]
    [InlineData(Titan, """{"embedding":[1e999],"inputTextTokenCount":1}""")]
    [InlineData(Titan, "<html>")]
    [InlineData(Cohere, """{"embeddings":[[1,2]]}""")]
    [InlineData(Cohere, """{"embeddings":[[1,2],[1]]}""")]
    [InlineData(Cohere, """{"embeddings":{"float":[[1],[2]]}}""")]
    [InlineData("m", """{"data":[{"index":0,"embedding":[1,2]}]}""")]
    [InlineData("m", """{"data":[{"index":0,"embedding":"AACAPw=="},{"index":1,"embedding":"AACAPw=="}]}""")]
    [InlineData("m", "[]")]
    public async Task An_answer_of_another_form_is_a_failure(string model, string body)
    {
        Server.Instead = (200, null, body);
        using var generator = model == "m" ? OpenAi() : Bedrock();

        var failure = await Assert.ThrowsAsync<ModelException>(() => generator.GenerateAsync(["one", "two"], EmbeddingPurpose.Options(model, 0, EmbeddingPurpose.Question)));

        Assert.Equal(ModelFailure.Unavailable, failure.Failure);
    }

    private IEmbeddingGenerator<string, Embedding<float>> Bedrock() => new BedrockEmbeddingGenerator(new AmazonBedrockRuntimeClient(
        new BasicAWSCredentials("AKIATEST", "secret"), new AmazonBedrockRuntimeConfig { ServiceURL = Server.Url, AuthenticationRegion = "eu-central-1", MaxErrorRetry = 0 }));

    private IEmbeddingGenerator<string, Embedding<float>> OpenAi() => new OpenAiEmbeddingGenerator(
        model => new(model, new ApiKeyCredential("key"), new OpenAIClientOptions { Endpoint = new($"{Server.Url}/v1"), RetryPolicy = new ClientRetryPolicy(maxRetries: 0) }));
}
