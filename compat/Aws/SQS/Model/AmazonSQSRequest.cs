using Amazon.Runtime;

namespace Amazon.SQS.Model;

public partial class AmazonSQSRequest : AmazonWebServiceRequest;
