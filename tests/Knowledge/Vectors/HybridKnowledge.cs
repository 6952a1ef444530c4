using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using Platform.Knowledge;
using Platform.Knowledge.Vectors;
using Platform.Silo.Adapters.Knowledge;
using Platform.Silo.Adapters.Sqlite;
using Platform.Tests.Storage;

namespace Platform.Tests.Knowledge.Vectors;

/// <summary>An index with vectors of <see cref="WordVectors"/>, put together as the platform does.</summary>
internal sealed class HybridKnowledge : IDisposable
{
    private readonly StorageFixture _storage = new();

    public HybridKnowledge(string name, KnowledgeOptions? knowledge = null, EmbeddingOptions? embeddings = null, TimeProvider? time = null, IEmbeddingGenerator<string, Embedding<float>>? generator = null)
    {
        Settings = embeddings ?? new() { Provider = "bedrock", Model = "amazon.titan-embed-text-v2:0" };
        Knowledge = knowledge ?? new();
        Index = SqliteKnowledgeIndex.InMemory(name, Knowledge);
        Store = new SqliteVectorStore(_storage.Database);
        var model = new EmbeddingModel(generator ?? Model, Options.Create(Settings), time ?? TimeProvider.System);
        Near = new(model, Store, Options.Create(Settings), time ?? TimeProvider.System);
        Embedder = new(model, Store, Index, Options.Create(Settings));
    }

    public WordVectors Model { get; } = new();

    public EmbeddingOptions Settings { get; }

    public KnowledgeOptions Knowledge { get; }

    public SqliteKnowledgeIndex Index { get; }

    public SqliteVectorStore Store { get; }

    public NearPassages Near { get; }

    public PassageEmbedder Embedder { get; }

    public static KnowledgeDocument Document(string path, string text) => DocumentReader.Read(path, Encoding.UTF8.GetBytes(text)).Document!;

    public async Task LoadAsync(params KnowledgeDocument[] documents)
    {
        Index.Load(documents);
        await Embedder.RunAsync();
    }

    /// <summary>What the agent does with a question.</summary>
    public async Task<KnowledgeAnswer> AskAsync(string question) =>
        KnowledgeDecider.Decide(question, "en", Index.Search(question, "en", Knowledge.MaxPassages, await Near.FindAsync(question)), Knowledge);

    public KnowledgeAnswer AskWithout(string question) =>
        KnowledgeDecider.Decide(question, "en", Index.Search(question, "en", Knowledge.MaxPassages), Knowledge);

    public void Dispose()
    {
        Index.Dispose();
        _storage.Dispose();
    }
}
