using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Amazon.Runtime.Credentials;
using Platform.Knowledge.Vectors;

namespace Platform.Silo.Adapters.OpenSearch;

/// <summary>
/// Vectors in OpenSearch, over its REST interface: one k-NN index for each space, whose ids are the passages' keys. Its neighbours are
/// approximate. It tries nothing twice: the embedder and the next question do. A failure names a status, never a body.
/// </summary>
public sealed class OpenSearchVectorStore : IVectorStore, IDisposable
{
    private const string Json = "application/json";
    private readonly HttpClient _http;
    private readonly string _prefix;

    /// <summary>A store at an address.</summary>
    /// <param name="options">Address, names and time-out; validated here.</param>
    /// <param name="time">The clock that signatures are dated by; null for the system's.</param>
    public OpenSearchVectorStore(OpenSearchOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _prefix = options.Index;
        var address = options.Endpoint.EndsWith('/') ? options.Endpoint : options.Endpoint + "/";
        HttpMessageHandler handler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false };
        if (options.SigningService.Length > 0)
        {
            handler = new AwsRequestSigner(options.SigningService, options.Region, static () => DefaultAWSCredentialsIdentityResolver.GetCredentials(), time ?? TimeProvider.System) { InnerHandler = handler };
        }

        _http = new(handler) { BaseAddress = new(address), Timeout = options.Timeout };
        if (Environment.GetEnvironmentVariable(options.UserVariable) is { Length: > 0 } user)
        {
            var pair = $"{user}:{Environment.GetEnvironmentVariable(options.PasswordVariable)}";
            _http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlySet<string>> KnownAsync(string space, IReadOnlyCollection<string> passages, CancellationToken cancellationToken = default)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        if (passages.Count == 0)
        {
            return known;
        }

        using var answer = await SendAsync(HttpMethod.Post, $"{Name(space)}/_mget?_source=false", OpenSearchBodies.Ids(passages), Json, cancellationToken);
        if (answer is not null)
        {
            known.UnionWith(answer.RootElement.GetProperty("docs").EnumerateArray()
                .Where(found => found.TryGetProperty("found", out var is_) && is_.GetBoolean()).Select(Id));
        }

        return known;
    }

    /// <inheritdoc/>
    public async Task StoreAsync(string space, IReadOnlyCollection<PassageVector> vectors, CancellationToken cancellationToken = default)
    {
        if (vectors.Count == 0)
        {
            return;
        }

        await CreateAsync(space, vectors.First().Vector.Length, cancellationToken);
        using var answer = await SendAsync(HttpMethod.Post, $"{Name(space)}/_bulk?refresh=wait_for", OpenSearchBodies.Bulk(vectors), "application/x-ndjson", cancellationToken);
        if (answer is null || answer.RootElement.GetProperty("errors").GetBoolean())
        {
            throw new HttpRequestException("OpenSearch did not take all vectors");
        }
    }

    /// <inheritdoc/>
    /// <remarks>Of this space only: another space is another index.</remarks>
    public async Task RetainAsync(string space, IReadOnlyCollection<string> passages, CancellationToken cancellationToken = default) =>
        (await SendAsync(HttpMethod.Post, $"{Name(space)}/_delete_by_query?conflicts=proceed&refresh=true", OpenSearchBodies.AllBut(passages), Json, cancellationToken))?.Dispose();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> NearestAsync(string space, ReadOnlyMemory<float> vector, int most, CancellationToken cancellationToken = default)
    {
        using var answer = await SendAsync(HttpMethod.Post, $"{Name(space)}/_search", OpenSearchBodies.Nearest(vector, most), Json, cancellationToken);
        return answer is null ? [] : [.. answer.RootElement.GetProperty("hits").GetProperty("hits").EnumerateArray().Select(Id)];
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static string Id(JsonElement hit) => hit.GetProperty("_id").GetString()!;

    /// <summary>A model's id has letters that no index' name may have.</summary>
    private string Name(string space) => $"{_prefix}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(space)).AsSpan(0, 8))}";

    private async Task CreateAsync(string space, int dimension, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Put, Name(space), OpenSearchBodies.Index(dimension), Json);
        using var response = await _http.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        // It is there already, made by this process or by another.
        var isThere = response.StatusCode == HttpStatusCode.BadRequest
            && (await response.Content.ReadAsStringAsync(cancellationToken)).Contains("resource_already_exists_exception", StringComparison.Ordinal);
        if (!isThere)
        {
            throw new HttpRequestException($"OpenSearch answered {(int)response.StatusCode}", inner: null, response.StatusCode);
        }
    }

    /// <summary>The answer; null when there is no such index yet.</summary>
    private async Task<JsonDocument?> SendAsync(HttpMethod method, string path, byte[] body, string type, CancellationToken cancellationToken)
    {
        using var request = Request(method, path, body, type);
        using var response = await _http.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        return response.IsSuccessStatusCode
            ? await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken)
            : throw new HttpRequestException($"OpenSearch answered {(int)response.StatusCode}", inner: null, response.StatusCode);
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, byte[] body, string type) =>
        new(method, path) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(type) } } };
}
