using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;
using Platform.Silo.Adapters.OpenSearch;
using Platform.Tests.Support;

namespace Platform.Tests.Knowledge.Vectors;

/// <summary>Signatures by AWS's published rules (Signature Version 4) and the examples of its test suite.</summary>
public sealed class AwsRequestSignerTests
{
    private const string AccessKey = "AKIDEXAMPLE";
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static readonly DateTimeOffset At = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("/?Param2=value2&Param1=value1", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    public void The_examples_of_the_test_suite_get_their_signatures(string path, string signature)
    {
        // get-vanilla and get-vanilla-query-order-key-case: service "service" in us-east-1, no body.
        var headers = new SortedList<string, string>(StringComparer.Ordinal) { ["host"] = "example.amazonaws.com", ["x-amz-date"] = "20150830T123600Z" };

        var canonical = AwsRequestSigner.Canonical("GET", new("https://example.amazonaws.com" + path), headers, Hex(SHA256.HashData([])));

        Assert.Equal(signature, Sign(canonical, "us-east-1", "service"));
        Assert.Equal(
            $"AWS4-HMAC-SHA256 Credential={AccessKey}/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature={signature}",
            AWS4Signer.ComputeSignature(new(AccessKey, Secret, null), "us-east-1", At.UtcDateTime, "service", "host;x-amz-date", canonical).ForAuthorizationHeader);
    }

    [Theory]
    [InlineData("es", "https://search.example/base%20path/idx/_delete_by_query?refresh=true&conflicts=a%20b", "search.example", "/base%2520path/idx/_delete_by_query", "conflicts=a%20b&refresh=true", null)]
    [InlineData("aoss", "https://search.example:9200/idx/_search", "search.example:9200", "/idx/_search", "", "session/token==")]
    public async Task What_is_sent_carries_the_signature_of_what_is_sent(string service, string address, string host, string path, string query, string? token)
    {
        var sent = new Recorder();
        using var http = new HttpClient(new AwsRequestSigner(
            service, "eu-central-1", () => token is null ? new BasicAWSCredentials(AccessKey, Secret) : new SessionAWSCredentials(AccessKey, Secret, token), new ManualTime(At)) { InnerHandler = sent });
        var body = "{\"size\":3}"u8.ToArray();

        using var answer = await http.PostAsync(address, new ByteArrayContent(body));

        var hash = Hex(SHA256.HashData(body));
        var names = token is null ? "host;x-amz-content-sha256;x-amz-date" : "host;x-amz-content-sha256;x-amz-date;x-amz-security-token";
        var canonical = $"POST\n{path}\n{query}\nhost:{host}\nx-amz-content-sha256:{hash}\nx-amz-date:20150830T123600Z\n"
            + (token is null ? "" : $"x-amz-security-token:{token}\n") + $"\n{names}\n{hash}";
        Assert.Equal(
            $"AWS4-HMAC-SHA256 Credential={AccessKey}/20150830/eu-central-1/{service}/aws4_request, SignedHeaders={names}, Signature={Sign(canonical, "eu-central-1", service)}",
            sent.Headers["Authorization"]);
        Assert.Equal((hash, "20150830T123600Z", token), (sent.Headers["x-amz-content-sha256"], sent.Headers["x-amz-date"], sent.Headers.GetValueOrDefault("x-amz-security-token")));
        Assert.Equal(body, sent.Body);
    }

    /// <summary>The rules in their own words: derived key, string to sign.</summary>
    private static string Sign(string canonical, string region, string service)
    {
        var text = $"AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/{region}/{service}/aws4_request\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = new[] { "20150830", region, service, "aws4_request" }.Aggregate(Encoding.UTF8.GetBytes("AWS4" + Secret), (key, part) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part)));
        return Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private sealed class Recorder : HttpMessageHandler
    {
        public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

        public byte[] Body { get; private set; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            foreach (var (name, values) in request.Headers.NonValidated)
            {
                Headers[name] = values.ToString();
            }

            Body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            return new();
        }
    }
}
