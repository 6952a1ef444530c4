using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Transfer;
using Platform.Silo.Adapters.Ses;
using Platform.Tests.Support;

namespace Platform.Tests.Ses;

/// <summary>fauxqs and aws-ses-v2-local, installed from the lock file and started once for all tests of this process; they end with it, however it ends.</summary>
internal sealed class AwsMailServers
{
    public const string Region = "eu-central-1";
    private static readonly Lazy<Task<AwsMailServers>> Started = new(() => Task.Run(StartAsync));
    private static int _names;

    // Its standard input is what keeps the servers alive.
    private readonly Process _process;
    private readonly HttpClient _http = new();

    private AwsMailServers(Process process, string aws, string ses)
    {
        _process = process;
        Aws = aws;
        Ses = ses;
    }

    /// <summary>SQS, S3 and SNS.</summary>
    public string Aws { get; }

    /// <summary>SES v2.</summary>
    public string Ses { get; }

    public static Task<AwsMailServers> GetAsync() => Started.Value;

    /// <summary>A name that no other test has.</summary>
    public static string NextName() => $"t{Environment.ProcessId}-{Interlocked.Increment(ref _names)}";

    /// <summary>A queue; its URL.</summary>
    public async Task<string> CreateQueueAsync(string name, object? attributes = null)
    {
        using var answer = JsonDocument.Parse(await SqsAsync("CreateQueue", new { QueueName = name, Attributes = attributes }));
        return answer.RootElement.GetProperty("QueueUrl").GetString()!;
    }

    /// <summary>A queue whose messages move to another one after so many receives.</summary>
    public async Task<(string Queue, string Dead)> CreateQueuePairAsync(int receives)
    {
        var name = NextName();
        var dead = await CreateQueueAsync($"{name}-dead");
        var policy = JsonSerializer.Serialize(new { deadLetterTargetArn = ArnOf($"{name}-dead"), maxReceiveCount = receives.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        return (await CreateQueueAsync(name, new { RedrivePolicy = policy }), dead);
    }

    public static string ArnOf(string name) => $"arn:aws:sqs:{Region}:000000000000:{name}";

    public Task SendAsync(string queueUrl, string body) => SqsAsync("SendMessage", new { QueueUrl = queueUrl, MessageBody = body });

    /// <summary>How many messages a queue has, and how many are being worked on.</summary>
    public async Task<(int Waiting, int Hidden)> CountAsync(string queueUrl)
    {
        using var answer = JsonDocument.Parse(await SqsAsync(
            "GetQueueAttributes", new { QueueUrl = queueUrl, AttributeNames = new[] { "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible" } }));
        var attributes = answer.RootElement.GetProperty("Attributes");
        return (Number("ApproximateNumberOfMessages"), Number("ApproximateNumberOfMessagesNotVisible"));

        int Number(string name) => int.Parse(attributes.GetProperty(name).GetString()!, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A topic that a queue is subscribed to; its ARN.</summary>
    public async Task<string> CreateTopicAsync(string queueName)
    {
        var answer = await SnsAsync(new() { ["Action"] = "CreateTopic", ["Name"] = queueName });
        var start = answer.IndexOf("<TopicArn>", StringComparison.Ordinal) + "<TopicArn>".Length;
        var arn = answer[start..answer.IndexOf("</TopicArn>", StringComparison.Ordinal)];
        await SnsAsync(new() { ["Action"] = "Subscribe", ["TopicArn"] = arn, ["Protocol"] = "sqs", ["Endpoint"] = ArnOf(queueName) });
        return arn;
    }

    public Task PublishAsync(string topic, string message) => SnsAsync(new() { ["Action"] = "Publish", ["TopicArn"] = topic, ["Message"] = message });

    /// <summary>What SES was given, oldest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> SentToAsync(string address)
    {
        var store = await _http.GetFromJsonAsync<JsonElement>($"{Ses}/store");
        return [.. store.GetProperty("emails").EnumerateArray().Where(email => email.GetProperty("destination").GetProperty("to").EnumerateArray().Any(to => to.GetString()!.Contains(address, StringComparison.Ordinal)))];
    }

    /// <summary>Puts a mail where the receipt rule would.</summary>
    public async Task PutAsync(string bucket, string key, byte[] mail)
    {
        using var s3 = SesClients.Objects(new() { Region = Region, S3Url = Aws });
        await s3.PutBucketAsync(bucket);
        using var stream = new MemoryStream(mail);

        // In parts: the emulator takes 11 MB in one request.
        using var transfer = new TransferUtility(s3);
        await transfer.UploadAsync(new TransferUtilityUploadRequest { BucketName = bucket, Key = key, InputStream = stream, PartSize = 8 * 1024 * 1024 });
    }

    private async Task<string> SqsAsync(string action, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Aws) { Content = new StringContent(JsonSerializer.Serialize(body)) };
        request.Content.Headers.ContentType = new("application/x-amz-json-1.0");
        request.Headers.Add("X-Amz-Target", $"AmazonSQS.{action}");
        return await AskAsync(request, "sqs");
    }

    private async Task<string> SnsAsync(Dictionary<string, string> form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Aws) { Content = new FormUrlEncodedContent(form) };
        return await AskAsync(request, "sns");
    }

    private async Task<string> AskAsync(HttpRequestMessage request, string service)
    {
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=local/20261121/{Region}/{service}/aws4_request, SignedHeaders=host, Signature=0");
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return text;
    }

    private static async Task<AwsMailServers> StartAsync()
    {
        var (process, where) = await NodeServer.StartAsync("awsmail");
        return new(process, where.GetProperty("aws").GetString()!, where.GetProperty("ses").GetString()!);
    }
}
