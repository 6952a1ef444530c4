using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Amazon.Runtime.Documents;
using Platform.Tests.Models;

namespace Platform.Tests.Contracts.Aws;

/// <summary>What the platform relies on in AWSSDK.BedrockRuntime; the package passes too.</summary>
public sealed class BedrockContractTests : IAsyncLifetime
{
    private ScriptedModelServer? _server;

    private ScriptedModelServer Server => _server!;

    public async Task InitializeAsync() => _server = await ScriptedModelServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    [Fact]
    public async Task A_request_is_signed_for_service_and_region_and_written_as_converse_asks()
    {
        using var bedrock = Client();
        var schema = new Document(new Dictionary<string, Document> { ["type"] = new("object"), ["maxItems"] = new(3), ["nested"] = new(new List<Document> { new("a"), new(true) }) });
        Server.Answer = _ => ModelReply.Form("report_summary", new { summary = "ok", score = 0.5, many = new[] { 1, 2 } });

        var response = await bedrock.ConverseAsync(new()
        {
            ModelId = "eu.maker.model-v1:0",
            System = [new() { Text = "be brief" }],
            Messages = [new() { Role = ConversationRole.User, Content = [new() { Text = "hello" }] }],
            InferenceConfig = new() { MaxTokens = 50, Temperature = 0 },
            ToolConfig = new()
            {
                Tools = [new() { ToolSpec = new() { Name = "report_summary", Description = "d", InputSchema = new() { Json = schema } } }],
                ToolChoice = new() { Tool = new() { Name = "report_summary" } },
            },
        });

        var sent = Assert.Single(Server.Requests);
        Assert.Equal("eu.maker.model-v1:0", sent.Model);
        Assert.Matches("^AWS4-HMAC-SHA256 Credential=AKIATEST/[0-9]{8}/eu-central-1/bedrock/aws4_request, SignedHeaders=.*host.*, Signature=[0-9a-f]{64}$", sent.Authorization);
        Assert.Equal("be brief", sent.System);
        Assert.Equal("user", sent.Body.GetProperty("messages")[0].GetProperty("role").GetString());
        Assert.Equal(50, sent.Body.GetProperty("inferenceConfig").GetProperty("maxTokens").GetInt32());
        Assert.Equal(0, sent.Body.GetProperty("inferenceConfig").GetProperty("temperature").GetDouble());
        Assert.Equal("report_summary", sent.Body.GetProperty("toolConfig").GetProperty("toolChoice").GetProperty("tool").GetProperty("name").GetString());
        var written = sent.Body.GetProperty("toolConfig").GetProperty("tools")[0].GetProperty("toolSpec").GetProperty("inputSchema").GetProperty("json");
        Assert.Equal("""{"type":"object","maxItems":3,"nested":["a",true]}""", written.GetRawText());

        var use = Assert.Single(response.Output.Message.Content).ToolUse;
        Assert.Equal("report_summary", use.Name);
        Assert.Equal("ok", use.Input.AsDictionary()["summary"].AsString());
        Assert.Equal(0.5, use.Input.AsDictionary()["score"].AsDouble());
        Assert.Equal(2, use.Input.AsDictionary()["many"].AsList()[1].AsInt());
        Assert.Equal(StopReason.Tool_use, response.StopReason);
        Assert.Equal((100, 20), (response.Usage.InputTokens, response.Usage.OutputTokens));
    }

    [Theory]
    [InlineData(429, "ThrottlingException", typeof(ThrottlingException))]
    [InlineData(400, "ValidationException", typeof(ValidationException))]
    [InlineData(403, "AccessDeniedException", typeof(AccessDeniedException))]
    [InlineData(404, "ResourceNotFoundException", typeof(ResourceNotFoundException))]
    [InlineData(503, "ServiceUnavailableException", typeof(ServiceUnavailableException))]
    [InlineData(408, "ModelTimeoutException", typeof(ModelTimeoutException))]
    [InlineData(500, "SomethingNew", typeof(AmazonBedrockRuntimeException))]
    public async Task A_failure_is_the_exception_of_its_code(int status, string code, Type expected)
    {
        using var bedrock = Client();
        Server.Answer = _ => ModelReply.Error(status, code);

        var failure = await Assert.ThrowsAnyAsync<AmazonBedrockRuntimeException>(() => bedrock.ConverseAsync(Hello()));

        Assert.IsType(expected, failure);
        Assert.Equal(status, (int)failure.StatusCode);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_call_without_a_model_is_refused_before_it_is_sent()
    {
        using var bedrock = Client();

        await Assert.ThrowsAsync<AmazonBedrockRuntimeException>(() => bedrock.ConverseAsync(new() { Messages = [] }));

        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_cancelled_call_ends_at_once()
    {
        using var bedrock = Client();
        using var cancelled = new CancellationTokenSource();
        var open = new TaskCompletionSource();
        Server.Answer = _ => new() { Before = open.Task };

        var call = bedrock.ConverseAsync(Hello(), cancelled.Token);
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        open.SetResult();
    }

    private static ConverseRequest Hello() => new() { ModelId = "m", Messages = [new() { Role = ConversationRole.User, Content = [new() { Text = "hello" }] }] };

    private AmazonBedrockRuntimeClient Client() =>
        new(new BasicAWSCredentials("AKIATEST", "secret"), new AmazonBedrockRuntimeConfig { ServiceURL = Server.Url, AuthenticationRegion = "eu-central-1", MaxErrorRetry = 0 });
}
