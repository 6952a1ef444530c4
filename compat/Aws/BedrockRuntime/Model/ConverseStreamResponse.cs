using Amazon.Runtime;

namespace Amazon.BedrockRuntime.Model;

public partial class ConverseStreamResponse : AmazonWebServiceResponse, IDisposable
{
    public ConverseStreamOutput Stream { get; set; }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Stream?.Dispose();
            Stream = null;
        }
    }
}
