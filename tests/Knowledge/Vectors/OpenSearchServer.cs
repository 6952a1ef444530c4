using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Platform.Knowledge.Vectors;

namespace Platform.Tests.Knowledge.Vectors;

/// <summary>
/// A stand-in, not OpenSearch: it follows the public REST documentation (docs.opensearch.org: Create index, k-NN vector, Bulk,
/// Multi-get, Delete by query, k-NN query) as far as the platform goes, and refuses what that documentation does not have.
/// </summary>
internal sealed class OpenSearchServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (int Dimension, SortedDictionary<string, float[]> Rows)> _indexes = new(StringComparer.Ordinal);

    private OpenSearchServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    /// <summary>Method and path of each request, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>What the last request presented.</summary>
    public string LastAuthorization { get; private set; } = "";

    /// <summary>What requests have to present; null: nothing.</summary>
    public string? Authorization { get; set; }

    /// <summary>A status instead of an answer.</summary>
    public int? Instead { get; set; }

    /// <summary>Whether it never answers.</summary>
    public bool Silent { get; set; }

    public IEnumerable<string> Indexes => _indexes.Keys;

    public static async Task<OpenSearchServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new OpenSearchServer(builder.Build());
        server._app.MapPut("/{index}", (string index, HttpContext context) => server.AnswerAsync(context, body => server.Create(index, body)));
        server._app.MapPost("/{index}/{action}", (string index, string action, HttpContext context) => server.AnswerAsync(context, body => server.Act(index, action, context.Request, body)));
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private (int Status, object Body) Create(string index, string body)
    {
        var json = JsonSerializer.Deserialize<JsonElement>(body);
        var vector = json.GetProperty("mappings").GetProperty("properties").GetProperty("vector");
        var method = vector.GetProperty("method");
        var isKnown = json.GetProperty("settings").GetProperty("index").GetProperty("knn").GetBoolean()
            && vector.GetProperty("type").GetString() == "knn_vector" && method.GetProperty("name").GetString() == "hnsw"
            && method.GetProperty("engine").GetString() == "lucene" && method.GetProperty("space_type").GetString() == "cosinesimil";
        if (!isKnown || index != index.ToLowerInvariant())
        {
            return (400, Error("mapper_parsing_exception"));
        }

        return _indexes.TryAdd(index, (vector.GetProperty("dimension").GetInt32(), new(StringComparer.Ordinal)))
            ? (200, new { acknowledged = true, shards_acknowledged = true, index })
            : (400, Error("resource_already_exists_exception"));
    }

    private (int Status, object Body) Act(string index, string action, HttpRequest request, string body)
    {
        if (!_indexes.TryGetValue(index, out var kept))
        {
            return (404, Error("index_not_found_exception"));
        }

        return (action, request.ContentType) switch
        {
            ("_bulk", "application/x-ndjson") => Bulk(kept, body),
            ("_mget", "application/json") => (200, new { docs = Strings(Json(body).GetProperty("ids")).Select(id => new { _index = index, _id = id, found = kept.Rows.ContainsKey(id) }) }),
            ("_delete_by_query", "application/json") => Delete(kept, Json(body)),
            ("_search", "application/json") => Search(kept, Json(body)),
            _ => (405, Error("method_not_allowed")),
        };
    }

    private static (int Status, object Body) Bulk((int Dimension, SortedDictionary<string, float[]> Rows) kept, string body)
    {
        Assert.EndsWith("\n", body, StringComparison.Ordinal);
        var lines = body.TrimEnd('\n').Split('\n');
        var wrong = false;
        for (var i = 0; i < lines.Length; i += 2)
        {
            var vector = Json(lines[i + 1]).GetProperty("vector").EnumerateArray().Select(value => value.GetSingle()).ToArray();
            if (vector.Length == kept.Dimension)
            {
                kept.Rows[Json(lines[i]).GetProperty("index").GetProperty("_id").GetString()!] = vector;
            }
            else
            {
                wrong = true;
            }
        }

        return (200, new { took = 1, errors = wrong, items = Array.Empty<object>() });
    }

    private static (int Status, object Body) Delete((int Dimension, SortedDictionary<string, float[]> Rows) kept, JsonElement body)
    {
        var stay = Strings(body.GetProperty("query").GetProperty("bool").GetProperty("must_not").GetProperty("ids").GetProperty("values")).ToHashSet(StringComparer.Ordinal);
        List<string> gone = [.. kept.Rows.Keys.Where(id => !stay.Contains(id))];
        gone.ForEach(id => kept.Rows.Remove(id));
        return (200, new { took = 1, deleted = gone.Count, failures = Array.Empty<object>() });
    }

    private static (int Status, object Body) Search((int Dimension, SortedDictionary<string, float[]> Rows) kept, JsonElement body)
    {
        var knn = body.GetProperty("query").GetProperty("knn").GetProperty("vector");
        var vector = knn.GetProperty("vector").EnumerateArray().Select(value => value.GetSingle()).ToArray();
        if (vector.Length != kept.Dimension)
        {
            return (400, Error("query_shard_exception"));
        }

        var nearest = new VectorTable(kept.Rows.Select(row => new PassageVector(row.Key, row.Value))).Nearest(vector, knn.GetProperty("k").GetInt32());
        return (200, new { took = 1, hits = new { hits = nearest.Take(body.GetProperty("size").GetInt32()).Select(id => new { _id = id, _score = 1.0 }) } });
    }

    private static object Error(string type) => new { error = new { type, reason = "the stand-in says no to john@example.com" } };

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);

    private static IEnumerable<string> Strings(JsonElement array) => array.EnumerateArray().Select(value => value.GetString()!);

    private async Task AnswerAsync(HttpContext context, Func<string, (int Status, object Body)> answer)
    {
        Requests.Enqueue($"{context.Request.Method} {context.Request.Path}");
        LastAuthorization = context.Request.Headers.Authorization.ToString();
        if (Silent)
        {
            var gone = new TaskCompletionSource();
            await using var left = context.RequestAborted.Register(gone.SetResult);
            await gone.Task;
            return;
        }

        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var isLetIn = Authorization is null || context.Request.Headers.Authorization == Authorization;
        var (status, json) = Instead is { } instead ? (instead, Error("down")) : isLetIn ? answer(body) : (401, "Unauthorized");
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(JsonSerializer.Serialize(json));
    }
}
