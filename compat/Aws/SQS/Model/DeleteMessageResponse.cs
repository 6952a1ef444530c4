using Amazon.Runtime;

namespace Amazon.SQS.Model;

public partial class DeleteMessageResponse : AmazonWebServiceResponse;
