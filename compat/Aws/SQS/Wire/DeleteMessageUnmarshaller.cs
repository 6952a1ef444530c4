using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.SQS.Model;

namespace Amazon.SQS.Wire;

internal sealed class DeleteMessageUnmarshaller : JsonResponseUnmarshaller
{
    public static DeleteMessageUnmarshaller Instance { get; } = new();

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input) => new DeleteMessageResponse();

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
        SqsErrors.Read(input, innerException, statusCode);
}
