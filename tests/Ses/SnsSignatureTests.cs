using Platform.Silo.Adapters.Ses;

namespace Platform.Tests.Ses;

public sealed class SnsSignatureTests
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Theory]
    [InlineData("1", null)]
    [InlineData("2", null)]
    [InlineData("2", "Amazon SES Email Event Notification")]
    public void GivenAMessageOfSns_WhenVerified_ThenItCounts(string version, string? subject)
    {
        using var sns = new SignedSns();

        Assert.True(SnsSignature.Verify(SnsMessage.Parse(sns.Sign("hello", version, subject: subject))!, sns.Certificate, Now));
    }

    [Fact]
    public void GivenASubscription_WhenVerified_ThenItsTokenAndAddressAreSigned()
    {
        using var sns = new SignedSns();
        var message = SnsMessage.Parse(sns.Sign("subscribe?", type: SnsMessage.SubscriptionConfirmation))!;

        Assert.True(SnsSignature.Verify(message, sns.Certificate, Now));
        Assert.False(SnsSignature.Verify(message with { SubscribeUrl = "https://evil.example/" }, sns.Certificate, Now));
        Assert.False(SnsSignature.Verify(message with { Token = "other" }, sns.Certificate, Now));
    }

    [Fact]
    public void GivenAChangedMessage_WhenVerified_ThenItDoesNotCount()
    {
        using var sns = new SignedSns();
        using var other = new SignedSns();
        var message = SnsMessage.Parse(sns.Sign("hello"))!;

        Assert.False(SnsSignature.Verify(message with { Message = "hallo" }, sns.Certificate, Now));
        Assert.False(SnsSignature.Verify(message with { TopicArn = SignedSns.Topic + "2" }, sns.Certificate, Now));
        Assert.False(SnsSignature.Verify(message with { Subject = "new" }, sns.Certificate, Now));
        Assert.False(SnsSignature.Verify(message with { SignatureVersion = "1" }, sns.Certificate, Now));
        Assert.False(SnsSignature.Verify(message with { SignatureVersion = "3" }, sns.Certificate, Now));
        Assert.False(SnsSignature.Verify(message with { Signature = "no base64" }, sns.Certificate, Now));
        Assert.False(SnsSignature.Verify(message with { Signature = null }, sns.Certificate, Now));
        Assert.False(SnsSignature.Verify(message with { Type = "Other" }, sns.Certificate, Now));
        Assert.False(SnsSignature.Verify(message, other.Certificate, Now));
        Assert.False(SnsSignature.Verify(message, sns.Certificate, Now.AddDays(40)));
    }

    [Theory]
    [InlineData("https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-1.pem", true)]
    [InlineData("https://sns.us-gov-west-1.amazonaws.com/a.pem", true)]
    [InlineData("https://sns.cn-north-1.amazonaws.com.cn/a.pem", true)]
    [InlineData("http://sns.eu-central-1.amazonaws.com/a.pem", false)]
    [InlineData("https://sns.eu-central-1.amazonaws.com.evil.example/a.pem", false)]
    [InlineData("https://evil.example/sns.eu-central-1.amazonaws.com/a.pem", false)]
    [InlineData("https://sns.eu-central-1.amazonaws.com@evil.example/a.pem", false)]
    [InlineData("https://user@sns.eu-central-1.amazonaws.com/a.pem", false)]
    [InlineData("https://sns.eu-central-1.amazonaws.com:8443/a.pem", false)]
    [InlineData("https://sns.eu-central-1.amazonaws.com/?x=a.pem", false)]
    [InlineData("https://sns.eu-central-1.amazonaws.com/a.txt", false)]
    [InlineData("https://sns-eu-central-1.s3.amazonaws.com/a.pem", false)]
    [InlineData("https://bucket.sns.eu-central-1.amazonaws.com/a.pem", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void GivenAnAddressOfACertificate_WhenJudged_ThenOnlySnsOwnHostCounts(string? url, bool counts) =>
        Assert.Equal(counts, SnsSignature.IsCertificateUrl(url));
}
