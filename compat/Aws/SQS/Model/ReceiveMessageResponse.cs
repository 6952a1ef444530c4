using Amazon.Runtime;

namespace Amazon.SQS.Model;

public partial class ReceiveMessageResponse : AmazonWebServiceResponse
{
    public List<Message> Messages { get; set; }
}
