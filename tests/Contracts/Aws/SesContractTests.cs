using System.Text;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.SimpleEmailV2;
using Amazon.SimpleEmailV2.Model;
using Platform.Tests.Support;

namespace Platform.Tests.Contracts.Aws;

/// <summary>What the platform uses of AWSSDK.SimpleEmailV2, as its API reference tells it; the package passes these too.</summary>
public sealed class SesContractTests : IAsyncLifetime
{
    private TestHttpServer _server = null!;
    private AmazonSimpleEmailServiceV2Client _client = null!;

    public async Task InitializeAsync()
    {
        _server = await TestHttpServer.StartAsync();
        _client = new(
            new BasicAWSCredentials("key", "secret"),
            new AmazonSimpleEmailServiceV2Config { ServiceURL = _server.Url, AuthenticationRegion = "eu-central-1", MaxErrorRetry = 0, Timeout = TimeSpan.FromSeconds(10) });
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_raw_mail_is_posted_in_base64_and_signed()
    {
        _server.Then(200, """{"MessageId":"0107018f-1"}""");

        var answer = await _client.SendEmailAsync(new()
        {
            ConfigurationSetName = "events",
            Destination = new() { ToAddresses = ["john@example.com", "ann@example.com"] },
            FeedbackForwardingEmailAddress = "support+t@shop.example",
            Content = new() { Raw = new() { Data = new(Encoding.UTF8.GetBytes("Subject: x\r\n\r\nGrüße")) } },
        });

        Assert.Equal("0107018f-1", answer.MessageId);
        var request = Assert.Single(_server.Requests);
        Assert.Equal(("POST", "/v2/email/outbound-emails"), (request.Method, request.Path));
        Assert.Contains("/eu-central-1/ses/aws4_request", request.Headers["Authorization"], StringComparison.Ordinal);
        using var body = JsonDocument.Parse(request.Body);
        Assert.Equal("events", body.RootElement.GetProperty("ConfigurationSetName").GetString());
        Assert.Equal("support+t@shop.example", body.RootElement.GetProperty("FeedbackForwardingEmailAddress").GetString());
        Assert.Equal("""["john@example.com","ann@example.com"]""", body.RootElement.GetProperty("Destination").GetProperty("ToAddresses").GetRawText());
        Assert.Equal("Subject: x\r\n\r\nGrüße", Encoding.UTF8.GetString(body.RootElement.GetProperty("Content").GetProperty("Raw").GetProperty("Data").GetBytesFromBase64()));
        Assert.False(body.RootElement.TryGetProperty("FromEmailAddress", out _));
    }

    [Theory]
    [InlineData(429, "TooManyRequestsException", typeof(TooManyRequestsException))]
    [InlineData(400, "MessageRejected", typeof(MessageRejectedException))]
    [InlineData(400, "BadRequestException", typeof(BadRequestException))]
    [InlineData(400, "SendingPausedException", typeof(SendingPausedException))]
    [InlineData(400, "AccountSuspendedException", typeof(AccountSuspendedException))]
    [InlineData(400, "MailFromDomainNotVerifiedException", typeof(MailFromDomainNotVerifiedException))]
    [InlineData(400, "LimitExceededException", typeof(Amazon.SimpleEmailV2.Model.LimitExceededException))]
    [InlineData(404, "NotFoundException", typeof(NotFoundException))]
    [InlineData(500, "InternalFailure", typeof(AmazonSimpleEmailServiceV2Exception))]
    public async Task An_error_is_the_exception_of_its_code(int status, string code, Type expected)
    {
        _server.Then(status, """{"message":"why"}""", code);

        var failure = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => _client.SendEmailAsync(new() { Content = new() { Raw = new() { Data = new([1]) } } }));

        Assert.Equal(expected, failure.GetType());
        Assert.Equal((status, code, "why"), ((int)failure.StatusCode, failure.ErrorCode, failure.Message));
        Assert.Single(_server.Requests);
    }
}
