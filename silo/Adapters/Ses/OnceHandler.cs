using System.Net;

namespace Platform.Silo.Adapters.Ses;

/// <summary>
/// Sends a request once: whether the first one arrived is what the caller has to know about. AWSSDK.Core sends one whose connection ended without an
/// answer again, under the same invocation id and as the same attempt, also when it is told to repeat nothing; .NET's own client may repeat below it.
/// </summary>
internal sealed class OnceHandler : DelegatingHandler
{
    /// <summary>What AWSSDK.Core writes into every request; the same in each that belongs to one call.</summary>
    private const string Invocation = "amz-sdk-invocation-id";

    /// <summary>Far more calls than are under way at once.</summary>
    private const int Remembered = 4096;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.TryGetValues(Invocation, out var ids) && !IsFirst(string.Concat(ids)))
        {
            throw new IOException("the connection ended before an answer came");
        }

        if (request.Content is { } content)
        {
            request.Content = new OnceContent(content);
        }

        return base.SendAsync(request, cancellationToken);
    }

    private bool IsFirst(string invocation)
    {
        lock (_lock)
        {
            if (!_sent.Add(invocation))
            {
                return false;
            }

            _order.Enqueue(invocation);
            if (_order.Count > Remembered)
            {
                _sent.Remove(_order.Dequeue());
            }

            return true;
        }
    }

    private sealed class OnceContent : HttpContent
    {
        private readonly HttpContent _content;
        private int _writes;

        public OnceContent(HttpContent content)
        {
            _content = content;
            foreach (var (name, values) in content.Headers)
            {
                Headers.TryAddWithoutValidation(name, values);
            }
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
            Interlocked.Increment(ref _writes) == 1
                ? _content.CopyToAsync(stream, context, cancellationToken)
                : throw new IOException("the connection ended before an answer came");

        protected override bool TryComputeLength(out long length)
        {
            length = _content.Headers.ContentLength ?? 0;
            return _content.Headers.ContentLength is not null;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _content.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
