using System.Text;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Platform.Tests.Knowledge.Vectors;

namespace Platform.Tests.Contracts.Aws;

/// <summary>What the platform relies on in AWSSDK.BedrockRuntime's InvokeModel; the package passes too.</summary>
public sealed class InvokeModelContractTests : IAsyncLifetime
{
    private EmbeddingServer? _server;

    private EmbeddingServer Server => _server!;

    public async Task InitializeAsync() => _server = await EmbeddingServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    [Fact]
    public async Task A_body_goes_out_as_it_is_and_the_answer_comes_back_from_its_beginning()
    {
        using var bedrock = Client();
        using var body = new MemoryStream(Encoding.UTF8.GetBytes("""{"inputText":"hello"}"""));

        var response = await bedrock.InvokeModelAsync(new() { ModelId = "arn:aws:bedrock:eu-central-1::foundation-model/amazon.titan-embed-text-v2:0", ContentType = "application/json", Accept = "application/json", Body = body });

        Assert.Equal("""{"inputText":"hello"}""", Assert.Single(Server.Requests).GetRawText());
        Assert.Equal(("application/json", "application/json"), (Server.Headers!.ContentType.ToString(), Server.Headers.Accept.ToString()));
        Assert.Matches("^AWS4-HMAC-SHA256 Credential=AKIATEST/[0-9]{8}/eu-central-1/bedrock/aws4_request, SignedHeaders=.*host.*, Signature=[0-9a-f]{64}$", Server.Headers.Authorization.ToString());
        Assert.Equal(0, response.Body.Position);
        Assert.StartsWith("""{"embedding":[""", Encoding.UTF8.GetString(response.Body.ToArray()), StringComparison.Ordinal);
        Assert.StartsWith("application/json", response.ContentType, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_the_exception_of_its_code()
    {
        using var bedrock = Client();
        using var body = new MemoryStream("{}"u8.ToArray());
        Server.Instead = (429, "ThrottlingException", """{"message":"slower"}""");

        var failure = await Assert.ThrowsAsync<ThrottlingException>(() => bedrock.InvokeModelAsync(new() { ModelId = "m", Body = body }));

        Assert.Equal(429, (int)failure.StatusCode);
    }

    [Fact]
    public async Task A_call_without_a_model_is_refused_before_it_is_sent()
    {
        using var bedrock = Client();

        await Assert.ThrowsAsync<AmazonBedrockRuntimeException>(() => bedrock.InvokeModelAsync(new InvokeModelRequest()));

        Assert.Empty(Server.Requests);
    }

    private AmazonBedrockRuntimeClient Client() =>
        new(new BasicAWSCredentials("AKIATEST", "secret"), new AmazonBedrockRuntimeConfig { ServiceURL = Server.Url, AuthenticationRegion = "eu-central-1", MaxErrorRetry = 0 });
}
