using Amazon.Runtime.Internal;

namespace Amazon.SimpleEmailV2.Wire;

internal sealed class SesServiceMetadata : IServiceMetadata
{
    public string ServiceId => "SESv2";

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
