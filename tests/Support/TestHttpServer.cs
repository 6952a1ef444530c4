using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Platform.Tests.Support;

/// <summary>An HTTP server that does what the test says, and notes what it was asked.</summary>
internal sealed class TestHttpServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestHttpServer(WebApplication app) => _app = app;

    /// <summary>What it was asked, oldest first.</summary>
    public ConcurrentQueue<TestHttpRequest> Requests { get; } = [];

    /// <summary>What it answers; the last one again and again.</summary>
    public Queue<Func<HttpContext, Task>> Answers { get; } = [];

    public string Url => _app.Urls.First();

    public static async Task<TestHttpServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        var server = new TestHttpServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>Answers with JSON.</summary>
    public TestHttpServer Then(int status, string json, string? errorType = null)
    {
        Answers.Enqueue(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            if (errorType is not null)
            {
                context.Response.Headers["x-amzn-ErrorType"] = errorType;
            }

            await context.Response.WriteAsync(json);
        });
        return this;
    }

    /// <summary>Takes the whole request and breaks the connection.</summary>
    public TestHttpServer ThenBreaks()
    {
        Answers.Enqueue(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        return this;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        Requests.Enqueue(new(
            context.Request.Method, context.Request.Path, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), await reader.ReadToEndAsync()));
        Func<HttpContext, Task> answer;
        lock (Answers)
        {
            answer = Answers.Count > 1 ? Answers.Dequeue() : Answers.Peek();
        }

        await answer(context);
    }
}
