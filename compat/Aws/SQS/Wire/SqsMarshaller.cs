using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.SQS.Model;
using Amazon.Util;

namespace Amazon.SQS.Wire;

/// <summary>Writes the bodies of SQS' JSON protocol (awsJson1_0): https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html.</summary>
internal sealed class SqsMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public static SqsMarshaller Instance { get; } = new();

    public IRequest Marshall(AmazonWebServiceRequest input) => input switch
    {
        ReceiveMessageRequest receive => Marshall(receive, "ReceiveMessage", receive.QueueUrl, null, writer =>
        {
            WriteNumber(writer, "MaxNumberOfMessages", receive.MaxNumberOfMessages);
            if (receive.MessageSystemAttributeNames is { } names)
            {
                writer.WriteStartArray("MessageSystemAttributeNames");
                names.ForEach(writer.WriteStringValue);
                writer.WriteEndArray();
            }

            WriteNumber(writer, "VisibilityTimeout", receive.VisibilityTimeout);
            WriteNumber(writer, "WaitTimeSeconds", receive.WaitTimeSeconds);
        }),
        DeleteMessageRequest delete => Marshall(delete, "DeleteMessage", delete.QueueUrl, delete.ReceiptHandle, _ => { }),
        ChangeMessageVisibilityRequest change => Marshall(
            change, "ChangeMessageVisibility", change.QueueUrl, change.ReceiptHandle, writer => WriteNumber(writer, "VisibilityTimeout", change.VisibilityTimeout)),
        _ => throw new AmazonClientException($"{input.GetType().Name} is not written by this stand-in"),
    };

    private static DefaultRequest Marshall(AmazonWebServiceRequest original, string operation, string queueUrl, string receiptHandle, Action<Utf8JsonWriter> write)
    {
        var request = new DefaultRequest(original, "Amazon.SQS") { HttpMethod = "POST", ResourcePath = "/" };
        request.Headers["X-Amz-Target"] = $"AmazonSQS.{operation}";
        request.Headers["Content-Type"] = "application/x-amz-json-1.0";
        request.Headers[HeaderKeys.XAmzApiVersion] = "2012-11-05";
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            WriteText(writer, "QueueUrl", queueUrl);
            WriteText(writer, "ReceiptHandle", receiptHandle);
            write(writer);
            writer.WriteEndObject();
        }

        request.Content = body.ToArray();
        return request;
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, int? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }
}
