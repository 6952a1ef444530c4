using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Platform.Tests.Knowledge.Vectors;

/// <summary>
/// A stand-in, not a model: it answers the documented requests of Titan Text Embeddings V2, Cohere Embed v3 and <c>/v1/embeddings</c>
/// with <see cref="WordVectors"/>, and refuses a request with a member that the documents do not name.
/// </summary>
internal sealed class EmbeddingServer : IAsyncDisposable
{
    private static readonly string[] TitanMembers = ["inputText", "dimensions", "normalize", "embeddingTypes"];
    private static readonly string[] CohereMembers = ["texts", "input_type", "truncate", "embedding_types"];
    private static readonly string[] OpenAiMembers = ["model", "input", "encoding_format", "dimensions", "user"];
    private readonly WebApplication _app;

    private EmbeddingServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    /// <summary>The bodies, in the order in which they came.</summary>
    public ConcurrentQueue<JsonElement> Requests { get; } = [];

    /// <summary>The headers of the last request.</summary>
    public IHeaderDictionary? Headers { get; private set; }

    /// <summary>An answer instead of vectors: status, error type, body.</summary>
    public (int Status, string? Type, string Body)? Instead { get; set; }

    /// <summary>Whether it never answers.</summary>
    public bool Silent { get; set; }

    public static async Task<EmbeddingServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new EmbeddingServer(builder.Build());
        server._app.MapPost("/model/{model}/invoke", (string model, HttpContext context) =>
            server.AnswerAsync(context, body => model.Contains("cohere", StringComparison.Ordinal) ? Cohere(body) : Titan(body)));
        server._app.MapPost("/v1/embeddings", (HttpContext context) => server.AnswerAsync(context, OpenAi));
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static object? Titan(JsonElement body) => Knows(body, TitanMembers)
        ? new { embedding = WordVectors.Of(body.GetProperty("inputText").GetString()!), inputTextTokenCount = 5, embeddingsByType = new { @float = Array.Empty<float>() } }
        : null;

    private static object? Cohere(JsonElement body)
    {
        var texts = body.GetProperty("texts").EnumerateArray().Select(text => text.GetString()!).ToList();
        return Knows(body, CohereMembers) && texts.Count <= 96 && texts.TrueForAll(text => text.Length <= 2048) && body.GetProperty("input_type").GetString() is "search_document" or "search_query"
            ? new { id = "1", response_type = "embeddings_floats", embeddings = texts.Select(WordVectors.Of), texts }
            : null;
    }

    private static object? OpenAi(JsonElement body)
    {
        var texts = body.GetProperty("input").EnumerateArray().Select(text => text.GetString()!).ToList();

        // Last first: the index says which is which.
        return Knows(body, OpenAiMembers)
            ? new { @object = "list", data = texts.Select((text, index) => new { @object = "embedding", index, embedding = WordVectors.Of(text) }).Reverse(), model = "m", usage = new { prompt_tokens = 7, total_tokens = 7 } }
            : null;
    }

    private static bool Knows(JsonElement body, string[] members) => body.EnumerateObject().All(member => members.Contains(member.Name, StringComparer.Ordinal));

    private async Task AnswerAsync(HttpContext context, Func<JsonElement, object?> answer)
    {
        var body = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body);
        Headers = new HeaderDictionary(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase));
        Requests.Enqueue(body);
        if (Silent)
        {
            var gone = new TaskCompletionSource();
            await using var left = context.RequestAborted.Register(gone.SetResult);
            await gone.Task;
            return;
        }

        var given = Instead is { } instead ? null : answer(body);
        context.Response.ContentType = "application/json";
        context.Response.StatusCode = Instead?.Status ?? (given is null ? 400 : 200);
        context.Response.Headers["x-amzn-ErrorType"] = Instead?.Type ?? (given is null ? "ValidationException" : "");
        await context.Response.WriteAsync(Instead?.Body ?? (given is null ? """{"message":"malformed"}""" : JsonSerializer.Serialize(given)));
    }
}
