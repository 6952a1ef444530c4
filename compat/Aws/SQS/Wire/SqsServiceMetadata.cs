using Amazon.Runtime.Internal;

namespace Amazon.SQS.Wire;

internal sealed class SqsServiceMetadata : IServiceMetadata
{
    public string ServiceId => "SQS";

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
