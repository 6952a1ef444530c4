using Amazon.Runtime;

namespace Amazon.SimpleEmailV2.Model;

public partial class SendEmailResponse : AmazonWebServiceResponse
{
    public string MessageId { get; set; }
}
