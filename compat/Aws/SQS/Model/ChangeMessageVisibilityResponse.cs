using Amazon.Runtime;

namespace Amazon.SQS.Model;

public partial class ChangeMessageVisibilityResponse : AmazonWebServiceResponse;
