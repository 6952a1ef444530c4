using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleEmailV2.Model;
using Amazon.Util;

namespace Amazon.SimpleEmailV2.Wire;

/// <summary>Writes the body of SendEmail: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html.</summary>
internal sealed class SesMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public static SesMarshaller Instance { get; } = new();

    public IRequest Marshall(AmazonWebServiceRequest input) =>
        input is SendEmailRequest send ? Marshall(send) : throw new AmazonClientException($"{input.GetType().Name} is not written by this stand-in");

    private static DefaultRequest Marshall(SendEmailRequest send)
    {
        var request = new DefaultRequest(send, "Amazon.SimpleEmailV2") { HttpMethod = "POST", ResourcePath = "/v2/email/outbound-emails" };
        request.Headers["Content-Type"] = "application/json";
        request.Headers[HeaderKeys.XAmzApiVersion] = "2019-09-27";
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            WriteText(writer, "ConfigurationSetName", send.ConfigurationSetName);
            if (send.Content is { } content)
            {
                writer.WriteStartObject("Content");
                if (content.Raw is { } raw)
                {
                    writer.WriteStartObject("Raw");
                    if (raw.Data is { } data)
                    {
                        writer.WriteBase64String("Data", data.ToArray());
                    }

                    writer.WriteEndObject();
                }

                writer.WriteEndObject();
            }

            if (send.Destination is { } destination)
            {
                writer.WriteStartObject("Destination");
                WriteAll(writer, "BccAddresses", destination.BccAddresses);
                WriteAll(writer, "CcAddresses", destination.CcAddresses);
                WriteAll(writer, "ToAddresses", destination.ToAddresses);
                writer.WriteEndObject();
            }

            WriteText(writer, "FeedbackForwardingEmailAddress", send.FeedbackForwardingEmailAddress);
            WriteText(writer, "FromEmailAddress", send.FromEmailAddress);
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

    private static void WriteAll(Utf8JsonWriter writer, string name, List<string> values)
    {
        if (values is not null)
        {
            writer.WriteStartArray(name);
            values.ForEach(writer.WriteStringValue);
            writer.WriteEndArray();
        }
    }
}
