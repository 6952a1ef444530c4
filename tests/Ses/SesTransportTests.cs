using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Platform.Deliveries;
using Platform.Silo.Adapters.Ses;
using Platform.Silo.Adapters.Smtp;
using Platform.Tests.Storage;
using Platform.Tests.Support;

namespace Platform.Tests.Ses;

/// <summary>The transport with a server that throttles, fails and loses answers as the test says: what the emulator does not do.</summary>
public sealed class SesTransportTests : IAsyncLifetime
{
    private const string Id = "token.1@shop.example";
    private const string Mail =
        "From: Shop <support@shop.example>\r\nTo: john@example.com\r\nCc: ann@example.com\r\nReply-To: <support+token@shop.example>\r\nSubject: Re: order\r\n"
        + $"Message-ID: <{Id}>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHello\r\n";

    private readonly StorageFixture _storage = new();
    private TestHttpServer _server = null!;
    private SesTransport _transport = null!;

    public async Task InitializeAsync()
    {
        _server = await TestHttpServer.StartAsync();
        _transport = Create();
    }

    public async Task DisposeAsync()
    {
        _transport.Dispose();
        await _server.DisposeAsync();
        _storage.Dispose();
    }

    [Fact]
    public async Task A_mail_is_sent_as_it_is_and_the_id_of_SES_is_kept()
    {
        _server.Then(200, """{"MessageId":"0107-abc"}""");

        Assert.Equal(new HandOver.Accepted(0, "0107-abc@eu-central-1.amazonses.com"), await SendAsync());

        using var body = JsonDocument.Parse(Assert.Single(_server.Requests).Body);
        Assert.Equal(Mail, Encoding.UTF8.GetString(body.RootElement.GetProperty("Content").GetProperty("Raw").GetProperty("Data").GetBytesFromBase64()));
        Assert.Equal("""["john@example.com","ann@example.com"]""", body.RootElement.GetProperty("Destination").GetProperty("ToAddresses").GetRawText());
        Assert.Equal("support+token@shop.example", body.RootElement.GetProperty("FeedbackForwardingEmailAddress").GetString());
        Assert.Equal("events", body.RootElement.GetProperty("ConfigurationSetName").GetString());
    }

    [Fact]
    public async Task An_answer_that_came_is_given_again_and_nothing_is_sent_again()
    {
        _server.Then(200, """{"MessageId":"0107-abc"}""");
        await SendAsync();
        _transport.Dispose();
        _transport = Create();

        Assert.Equal(new HandOver.Accepted(0, "0107-abc@eu-central-1.amazonses.com"), await _transport.HandOverAsync(Id));
        Assert.Single(_server.Requests);

        await _transport.ForgetAsync(Id);
        Assert.IsType<HandOver.Missing>(await _transport.HandOverAsync(Id));
    }

    [Fact]
    public async Task A_lost_answer_is_ambiguous_and_stays_counted()
    {
        _server.ThenBreaks().Then(200, """{"MessageId":"0107-abc"}""");

        var lost = Assert.IsType<HandOver.Deferred>(await SendAsync());
        Assert.Single(_server.Requests);
        Assert.Equal(1, lost.Ambiguous);

        Assert.Equal(new HandOver.Accepted(1, "0107-abc@eu-central-1.amazonses.com"), await _transport.HandOverAsync(Id));
        Assert.Equal(2, _server.Requests.Count);
        Assert.Equal(_server.Requests.First().Body, _server.Requests.Last().Body);
    }

    [Fact]
    public async Task What_another_process_has_begun_meanwhile_is_not_sent_beside_it()
    {
        _server.Then(200, """{"MessageId":"0107-abc"}""");
        await _transport.StageAsync(Id, Encoding.UTF8.GetBytes(Mail));
        using var late = Create(new OvertakenSpool(new SqliteSmtpSpool(_storage.Database)));

        Assert.Equal(new HandOver.Deferred("another process has this mail in hand"), await late.HandOverAsync(Id));
        Assert.Empty(_server.Requests);

        // The other one died: who comes next knows that it had begun.
        Assert.Equal(new HandOver.Accepted(1, "0107-abc@eu-central-1.amazonses.com"), await _transport.HandOverAsync(Id));
    }

    [Theory]
    [InlineData(500, "InternalFailure", 1)]
    [InlineData(503, "ServiceUnavailable", 0)]
    [InlineData(429, "TooManyRequestsException", 0)]
    [InlineData(403, "AccessDeniedException", 0)]
    [InlineData(400, "SendingPausedException", 0)]
    [InlineData(404, "NotFoundException", 0)]
    public async Task What_is_no_fault_of_the_mail_waits(int status, string code, int ambiguous)
    {
        _server.Then(status, """{"message":"why"}""", code);

        var deferred = Assert.IsType<HandOver.Deferred>(await SendAsync());

        Assert.Equal(ambiguous, deferred.Ambiguous);
        Assert.Contains(code, deferred.Reason, StringComparison.Ordinal);
        Assert.Single(_server.Requests);
    }

    [Theory]
    [InlineData("MessageRejected")]
    [InlineData("BadRequestException")]
    public async Task A_mail_that_SES_does_not_take_is_refused(string code)
    {
        _server.Then(400, """{"message":"Local address contains control or whitespace"}""", code);

        Assert.Equal(new HandOver.Refused($"400 {code} Local address contains control or whitespace"), await SendAsync());
        Assert.IsType<HandOver.Refused>(await _transport.HandOverAsync(Id));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task An_identity_that_is_not_verified_yet_is_waited_for()
    {
        _server.Then(400, """{"message":"Email address is not verified. The following identities failed the check in region EU-CENTRAL-1: shop.example"}""", "MessageRejected");

        Assert.Equal(0, Assert.IsType<HandOver.Deferred>(await SendAsync()).Ambiguous);
    }

    [Fact]
    public async Task A_server_that_is_not_there_has_got_nothing()
    {
        await _server.DisposeAsync();

        Assert.Equal(0, Assert.IsType<HandOver.Deferred>(await SendAsync()).Ambiguous);
    }

    private SesTransport Create(IMailSpool? spool = null) => new(
        spool ?? new SqliteSmtpSpool(_storage.Database),
        new() { Region = "eu-central-1", SesUrl = _server.Url, ConfigurationSet = "events", Timeout = TimeSpan.FromSeconds(10) },
        NullLogger<SesTransport>.Instance);

    private async Task<HandOver> SendAsync()
    {
        await _transport.StageAsync(Id, Encoding.UTF8.GetBytes(Mail));
        return await _transport.HandOverAsync(Id);
    }
}
