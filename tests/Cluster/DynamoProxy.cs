using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Platform.Tests.Cluster;

/// <summary>Stands between one process and DynamoDB: passes everything on but the write at which the process is to die.</summary>
internal sealed class DynamoProxy : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new();
    private readonly string _target;
    private readonly int _process;
    private readonly HeldWrite _held;

    private DynamoProxy(WebApplication app, string target, int process, HeldWrite held)
    {
        _app = app;
        _target = target;
        _process = process;
        _held = held;
    }

    /// <summary>Where it listens.</summary>
    public string Url => _app.Urls.First();

    public static async Task<DynamoProxy> StartAsync(string target, int process, HeldWrite held)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var proxy = new DynamoProxy(app, target, process, held);
        app.Run(proxy.PassAsync);
        await app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        if (_held.Holds(_process, context.Request.Headers["X-Amz-Target"].ToString(), body))
        {
            // Until the process that asks is dead.
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, _target) { Content = new StringContent(body) };
        request.Content.Headers.Remove("Content-Type");
        foreach (var (name, values) in context.Request.Headers)
        {
            if (name is not ("Host" or "Content-Length" or "Expect") && !request.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                request.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        using var answer = await _http.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Transfer-Encoding" or "Connection")))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await context.Response.Body.WriteAsync(await answer.Content.ReadAsByteArrayAsync(context.RequestAborted), context.RequestAborted);
    }
}
