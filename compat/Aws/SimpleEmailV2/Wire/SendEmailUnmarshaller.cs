using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SimpleEmailV2.Model;

namespace Amazon.SimpleEmailV2.Wire;

internal sealed class SendEmailUnmarshaller : JsonResponseUnmarshaller
{
    public static SendEmailUnmarshaller Instance { get; } = new();

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        using var json = JsonDocument.Parse(input.Stream);
        return new SendEmailResponse
        {
            MessageId = json.RootElement.TryGetProperty("MessageId", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null,
        };
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        return error.Code switch
        {
            "AccountSuspendedException" => new AccountSuspendedException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "BadRequestException" => new BadRequestException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "LimitExceededException" => new LimitExceededException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "MailFromDomainNotVerifiedException" => new MailFromDomainNotVerifiedException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "MessageRejected" => new MessageRejectedException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "NotFoundException" => new NotFoundException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "SendingPausedException" => new SendingPausedException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "TooManyRequestsException" => new TooManyRequestsException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            _ => new AmazonSimpleEmailServiceV2Exception(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
        };
    }
}
