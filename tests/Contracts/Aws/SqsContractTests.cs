using System.Text.Json;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using Platform.Tests.Support;

namespace Platform.Tests.Contracts.Aws;

/// <summary>What the platform uses of AWSSDK.SQS, as its API reference tells it; the package passes these too.</summary>
public sealed class SqsContractTests : IAsyncLifetime
{
    private const string Queue = "https://sqs.eu-central-1.amazonaws.com/123456789012/mail";
    private TestHttpServer _server = null!;
    private AmazonSQSClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = await TestHttpServer.StartAsync();
        _client = new(
            new BasicAWSCredentials("key", "secret"),
            new AmazonSQSConfig { ServiceURL = _server.Url, AuthenticationRegion = "eu-central-1", MaxErrorRetry = 0, Timeout = TimeSpan.FromSeconds(10) });
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Messages_are_received_with_their_count()
    {
        _server.Then(200, """{"Messages":[{"MessageId":"m1","ReceiptHandle":"r1","Body":"hello","MD5OfBody":"5d41402abc4b2a76b9719d911017c592","Attributes":{"ApproximateReceiveCount":"3"}}]}""");

        var answer = await _client.ReceiveMessageAsync(new ReceiveMessageRequest
        {
            QueueUrl = Queue, MaxNumberOfMessages = 4, WaitTimeSeconds = 20, VisibilityTimeout = 60, MessageSystemAttributeNames = ["ApproximateReceiveCount"],
        });

        var message = Assert.Single(answer.Messages);
        Assert.Equal(("m1", "r1", "hello", "3"), (message.MessageId, message.ReceiptHandle, message.Body, message.Attributes["ApproximateReceiveCount"]));
        var request = Assert.Single(_server.Requests);
        Assert.Equal(("POST", "/", "AmazonSQS.ReceiveMessage", "application/x-amz-json-1.0"), (request.Method, request.Path, request.Headers["X-Amz-Target"], request.Headers["Content-Type"]));
        Assert.Contains("/eu-central-1/sqs/aws4_request", request.Headers["Authorization"], StringComparison.Ordinal);
        using var body = JsonDocument.Parse(request.Body);
        Assert.Equal(Queue, body.RootElement.GetProperty("QueueUrl").GetString());
        Assert.Equal((4, 20, 60), (Number(body, "MaxNumberOfMessages"), Number(body, "WaitTimeSeconds"), Number(body, "VisibilityTimeout")));
        Assert.Equal("""["ApproximateReceiveCount"]""", body.RootElement.GetProperty("MessageSystemAttributeNames").GetRawText());
    }

    [Fact]
    public async Task An_empty_answer_has_no_messages()
    {
        _server.Then(200, "{}");

        Assert.Empty((await _client.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = Queue })).Messages ?? []);
    }

    [Fact]
    public async Task A_message_is_deleted_and_its_visibility_changed_by_its_receipt()
    {
        _server.Then(200, "{}");

        await _client.DeleteMessageAsync(new DeleteMessageRequest { QueueUrl = Queue, ReceiptHandle = "r1" });
        await _client.ChangeMessageVisibilityAsync(new ChangeMessageVisibilityRequest { QueueUrl = Queue, ReceiptHandle = "r1", VisibilityTimeout = 0 });

        Assert.Equal(["AmazonSQS.DeleteMessage", "AmazonSQS.ChangeMessageVisibility"], _server.Requests.Select(request => request.Headers["X-Amz-Target"]));
        using var change = JsonDocument.Parse(_server.Requests.Last().Body);
        Assert.Equal(("r1", 0), (change.RootElement.GetProperty("ReceiptHandle").GetString(), Number(change, "VisibilityTimeout")));
    }

    [Fact]
    public async Task A_missing_queue_is_an_exception_of_its_own()
    {
        _server.Then(400, """{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"why"}""");

        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => _client.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = Queue }));
    }

    private static int Number(JsonDocument body, string name) => body.RootElement.GetProperty(name).GetInt32();
}
