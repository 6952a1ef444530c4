using Microsoft.Extensions.Options;
using Platform.Knowledge.Vectors;
using Platform.Silo.Adapters.OpenSearch;

namespace Platform.Tests.Knowledge.Vectors;

/// <summary>The adapter against a stand-in that follows OpenSearch's public REST documentation; OpenSearch itself was not at hand.</summary>
public sealed class OpenSearchVectorStoreTests : IAsyncLifetime
{
    private OpenSearchServer? _server;

    private OpenSearchServer Server => _server!;

    public async Task InitializeAsync() => _server = await OpenSearchServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    [Fact]
    public async Task Vectors_are_stored_found_and_forgotten()
    {
        using var store = Store();
        Assert.Empty(await store.KnownAsync("m", ["x"]));
        Assert.Empty(await store.NearestAsync("m", (float[])[1, 0], 5));
        await store.RetainAsync("m", []);

        await store.StoreAsync("m", [new("x", (float[])[0, 1]), new("y", (float[])[1, 0.1f]), new("z", (float[])[1, 1])]);
        await store.StoreAsync("m", [new("x", (float[])[0.5f, 1])]);

        Assert.Equal(["y", "z", "x"], await store.NearestAsync("m", (float[])[1, 0], 5));
        Assert.Equal(["y"], await store.NearestAsync("m", (float[])[1, 0], 1));
        Assert.Equal(["x", "z"], (await store.KnownAsync("m", ["x", "z", "w"])).Order(StringComparer.Ordinal));

        await store.RetainAsync("m", ["x", "w"]);
        Assert.Equal(["x"], await store.NearestAsync("m", (float[])[1, 0], 5));
    }

    [Fact]
    public async Task Each_space_has_an_index_whose_name_opensearch_takes()
    {
        using var store = Store();
        await store.StoreAsync("amazon.titan-embed-text-v2:0/256", [new("x", (float[])[1, 0])]);
        await store.StoreAsync("Cohere/EMBED v3", [new("y", (float[])[1, 0, 0])]);

        Assert.All(Server.Indexes, name => Assert.Matches("^platform-passages-[0-9a-f]{16}$", name));
        Assert.Equal(2, Server.Indexes.Count());
        Assert.Equal(["y"], await store.NearestAsync("Cohere/EMBED v3", (float[])[1, 0, 0], 5));
    }

    [Fact]
    public async Task Name_and_password_come_from_the_environment()
    {
        Environment.SetEnvironmentVariable("TEST_OPENSEARCH_USER", "shop");
        Environment.SetEnvironmentVariable("TEST_OPENSEARCH_PASSWORD", "päss:word");
        Server.Authorization = "Basic " + Convert.ToBase64String("shop:päss:word"u8);
        using var stranger = Store();
        using var store = new OpenSearchVectorStore(new() { Endpoint = Server.Url, UserVariable = "TEST_OPENSEARCH_USER", PasswordVariable = "TEST_OPENSEARCH_PASSWORD" });

        await store.StoreAsync("m", [new("x", (float[])[1, 0])]);

        Assert.Equal(["x"], await store.NearestAsync("m", (float[])[1, 0], 5));
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await Assert.ThrowsAsync<HttpRequestException>(() => stranger.NearestAsync("m", (float[])[1, 0], 5))).StatusCode);
    }

    [Fact]
    public async Task A_failure_names_a_status_and_no_body()
    {
        using var store = Store();
        Server.Instead = 503;
        foreach (var call in (Func<Task>[])[() => store.NearestAsync("m", (float[])[1], 5), () => store.StoreAsync("m", [new("x", (float[])[1])]), () => store.KnownAsync("m", ["x"]), () => store.RetainAsync("m", ["x"])])
        {
            Assert.Equal("OpenSearch answered 503", (await Assert.ThrowsAsync<HttpRequestException>(call)).Message);
        }
    }

    [Fact]
    public async Task A_vector_that_is_not_taken_is_a_failure()
    {
        using var store = Store();
        await store.StoreAsync("m", [new("x", (float[])[1, 0])]);

        await Assert.ThrowsAsync<HttpRequestException>(() => store.StoreAsync("m", [new("y", (float[])[1, 0, 0])]));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_costs_the_question_its_time_out_only()
    {
        using var shop = new HybridKnowledge(nameof(A_server_that_does_not_answer_costs_the_question_its_time_out_only), embeddings: new() { Provider = "openai", Model = "m", Timeout = TimeSpan.FromMilliseconds(200) });
        using var store = Store();
        Server.Silent = true;
        var near = new NearPassages(new(shop.Model, Options.Create(shop.Settings), TimeProvider.System), store, Options.Create(shop.Settings), TimeProvider.System);

        Assert.Empty(await near.FindAsync("guest pass?"));
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_knowledge_base_is_embedded_into_it_once()
    {
        using var shop = new HybridKnowledge(nameof(A_knowledge_base_is_embedded_into_it_once));
        using var store = Store();
        shop.Index.Load([HybridKnowledge.Document("guests.md", "# Guests\n\nA guest pass costs $12.\n"), HybridKnowledge.Document("pool.md", "# Pool\n\nFour lanes.\n")]);
        var embedder = new PassageEmbedder(new(shop.Model, Options.Create(shop.Settings), TimeProvider.System), store, shop.Index, Options.Create(shop.Settings));

        Assert.Equal((2, 0), await embedder.RunAsync());
        Assert.Equal((0, 0), await embedder.RunAsync());
        Assert.Equal(2, shop.Model.Texts);
    }

    [Theory]
    [InlineData("", "platform", "Endpoint")]
    [InlineData("ftp://search.example", "platform", "Endpoint")]
    [InlineData("https://search.example", "Platform", "Index")]
    [InlineData("https://search.example", "", "Index")]
    public void A_bad_setting_is_named(string endpoint, string index, string key) =>
        Assert.StartsWith($"Platform:OpenSearch:{key} ", Assert.Throws<InvalidOperationException>(() => new OpenSearchOptions { Endpoint = endpoint, Index = index }.Validate()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("https://search.example", "s3", "eu-central-1", "SigningService")]
    [InlineData("https://search.example", "es", "", "Region")]
    [InlineData("https://search.example", "aoss", "EU", "Region")]
    [InlineData("http://search.example", "es", "eu-central-1", "Endpoint")]
    public void A_bad_setting_of_signing_is_named(string endpoint, string service, string region, string key)
    {
        var options = new OpenSearchOptions { Endpoint = endpoint, SigningService = service, Region = region, UserVariable = "TEST_OPENSEARCH_NOBODY" };

        Assert.StartsWith($"Platform:OpenSearch:{key} ", Assert.Throws<InvalidOperationException>(options.Validate).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_are_signed_where_a_setting_says_so()
    {
        Models.AwsEnvironment.Use();
        using var store = new OpenSearchVectorStore(new() { Endpoint = Server.Url, SigningService = "es", Region = "eu-central-1", UserVariable = "TEST_OPENSEARCH_NOBODY" });

        Assert.Empty(await store.KnownAsync("m", ["x"]));

        Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AKIATESTONLY/", Server.LastAuthorization, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_is_not_sent_in_the_clear_to_another_machine()
    {
        Environment.SetEnvironmentVariable("TEST_OPENSEARCH_CLEAR", "shop");

        Assert.Throws<InvalidOperationException>(() => new OpenSearchOptions { Endpoint = "http://search.example:9200", UserVariable = "TEST_OPENSEARCH_CLEAR" }.Validate());
    }

    private OpenSearchVectorStore Store() => new(new() { Endpoint = Server.Url });
}
