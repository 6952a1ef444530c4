using Amazon.Runtime;

namespace Amazon.BedrockRuntime.Model;

public partial class AmazonBedrockRuntimeRequest : AmazonWebServiceRequest;
