using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Platform.Silo.Adapters.Ses;
using Platform.Tests.Support;

namespace Platform.Tests.Ses;

/// <summary>An SNS of the tests: signs as the developer guide says, and has its certificate where SNS has it.</summary>
internal sealed class SignedSns : HttpMessageHandler
{
    public const string Topic = "arn:aws:sns:eu-central-1:123456789012:feedback";
    public const string CertificateUrl = "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-1.pem";
    public const string SubscribeUrl = "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&Token=t";
    private readonly X509Certificate2 _certificate = TestCertificate.Create("sns.amazonaws.com");

    /// <summary>What was asked for.</summary>
    public List<string> Asked { get; } = [];

    public bool IsAway { get; set; }

    /// <summary>A message as SNS posts it.</summary>
    public string Sign(string message, string version = "2", string type = SnsMessage.Notification, string topic = Topic, string certificate = CertificateUrl, string? subject = null)
    {
        const string Id = "11111111-2222-3333-4444-555555555555";
        const string Timestamp = "2026-11-20T10:00:00.000Z";
        var text = type == SnsMessage.Notification
            ? $"Message\n{message}\nMessageId\n{Id}\n{(subject is null ? "" : $"Subject\n{subject}\n")}Timestamp\n{Timestamp}\nTopicArn\n{topic}\nType\n{type}\n"
            : $"Message\n{message}\nMessageId\n{Id}\nSubscribeURL\n{SubscribeUrl}\nTimestamp\n{Timestamp}\nToken\nt\nTopicArn\n{topic}\nType\n{type}\n";
        using var key = _certificate.GetRSAPrivateKey()!;
#pragma warning disable CA5350
        var signature = key.SignData(Encoding.UTF8.GetBytes(text), version == "1" ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
#pragma warning restore CA5350
        return JsonSerializer.Serialize(new Dictionary<string, string?>
        {
            ["Type"] = type, ["MessageId"] = Id, ["TopicArn"] = topic, ["Message"] = message, ["Timestamp"] = Timestamp, ["Subject"] = subject,
            ["SignatureVersion"] = version, ["Signature"] = Convert.ToBase64String(signature), ["SigningCertURL"] = certificate,
            ["Token"] = type == SnsMessage.Notification ? null : "t", ["SubscribeURL"] = type == SnsMessage.Notification ? null : SubscribeUrl,
        });
    }

    public X509Certificate2 Certificate => _certificate;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add(request.RequestUri!.AbsoluteUri);
        return IsAway ? throw new HttpRequestException("away")
            : Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(_certificate.ExportCertificatePem()) });
    }
}
