using System.Text.Json;
using Platform.Silo.Adapters.Ses;

namespace Platform.Tests.Ses;

public sealed class SesNoticeReaderTests
{
    private const string Event = """{"Records":[{"eventSource":"aws:s3","eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"mail"},"object":{"key":"in/a+b%2Bc","size":7}}}]}""";

    [Fact]
    public void GivenAnEventOfS3_WhenRead_ThenTheKeyIsDecoded() => Assert.Equal([new StoredObject("mail", "in/a b+c")], Mails(Event));

    [Fact]
    public void GivenAnEnvelopeOfSns_WhenRead_ThenItsContentCounts() => Assert.Equal([new StoredObject("mail", "in/a b+c")], Mails(Wrap(Event)));

    [Fact]
    public void GivenANotificationOfAReceiptRule_WhenRead_ThenItsActionNamesTheObject() => Assert.Equal(
        [new StoredObject("mail", "in/k+1")],
        Mails(Wrap("""{"notificationType":"Received","mail":{},"receipt":{"action":{"type":"S3","bucketName":"mail","objectKeyPrefix":"in/","objectKey":"in/k+1"}}}""")));

    [Theory]
    [InlineData("""{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"mail"}""")]
    [InlineData("""{"Records":[{"eventName":"ObjectRemoved:Delete","s3":{"bucket":{"name":"mail"},"object":{"key":"k"}}}]}""")]
    [InlineData("""{"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"mail"},"object":{"key":"AMAZON_SES_SETUP_NOTIFICATION"}}}]}""")]
    public void GivenWhatIsNoMail_WhenRead_ThenNothingIsDue(string body) => Assert.IsType<SesNotice.Nothing>(SesNoticeReader.Read(body));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"mail"}}}]}""")]
    [InlineData("""{"notificationType":"Received","receipt":{"action":{"type":"SNS"}}}""")]
    public void GivenWhatIsNotUnderstood_WhenRead_ThenItIsNotThrownAway(string body) => Assert.IsType<SesNotice.Unreadable>(SesNoticeReader.Read(body));

    private static IEnumerable<StoredObject> Mails(string body) => Assert.IsType<SesNotice.Mails>(SesNoticeReader.Read(body)).Objects;

    private static string Wrap(string content) => JsonSerializer.Serialize(
        new { Type = "Notification", MessageId = "1", TopicArn = "arn:aws:sns:eu-central-1:123456789012:mail", Message = content, Timestamp = "2026-11-20T10:00:00.000Z" });
}
