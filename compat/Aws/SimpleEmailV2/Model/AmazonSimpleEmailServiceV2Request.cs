using Amazon.Runtime;

namespace Amazon.SimpleEmailV2.Model;

public partial class AmazonSimpleEmailServiceV2Request : AmazonWebServiceRequest;
