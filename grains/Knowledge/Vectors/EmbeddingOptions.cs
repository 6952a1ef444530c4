using Platform.Models;

namespace Platform.Knowledge.Vectors;

/// <summary>The embedding model that helps the search, when one does. Section <c>Platform:Embeddings</c>. Keys of access come from the environment only.</summary>
public sealed class EmbeddingOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Embeddings";

    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(2);
    private static readonly int[] TitanDimensions = [0, 256, 512, 1024];

    /// <summary><c>none</c>, <c>bedrock</c> or <c>openai</c>. Default <c>none</c>: no vector is computed or read, and nothing else of this section is read.</summary>
    public string Provider { get; set; } = ModelProviders.None;

    /// <summary>The provider's address; empty: its public one. Default empty.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The AWS region of Bedrock; empty: that of the AWS environment. Default empty.</summary>
    public string Region { get; set; } = "";

    /// <summary>The environment variable that holds the key of an OpenAI-compatible endpoint. Default <c>OPENAI_API_KEY</c>. Bedrock uses AWS' own credential chain.</summary>
    public string KeyVariable { get; set; } = "OPENAI_API_KEY";

    /// <summary>
    /// The model's id at the provider. Default empty; needed once there is a provider. On Bedrock a model of the families
    /// <c>amazon.titan-embed-text-v2</c> or <c>cohere.embed-LANGUAGE-v3</c>, also behind the name of an inference profile.
    /// </summary>
    public string Model { get; set; } = "";

    /// <summary>The length of a vector; 0: the model's own. Default 0. Titan: 256, 512 or 1024. Cohere's cannot be chosen. At most 4,096.</summary>
    public int Dimensions { get; set; }

    /// <summary>The longest that a customer's question waits for its vector; after that it is answered without. Default 1 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest that one call for passages may take. Default 30 s.</summary>
    public TimeSpan IndexTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The wait before passages that have no vector yet are tried again. Default 1 minute.</summary>
    public TimeSpan IndexRetry { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The passages of one call. Default 32. 1 to 96, the most that Cohere takes.</summary>
    public int Batch { get; set; } = 32;

    /// <summary>The nearest passages that are candidates beside those of BM25. Default 24: half of <see cref="KnowledgeOptions.Candidates"/>. 1 to 1,000.</summary>
    public int Nearest { get; set; } = 24;

    /// <summary><c>sqlite</c> or <c>opensearch</c>. Default <c>sqlite</c>: beside the passages, no other machine. The words are searched in SQLite in either case.</summary>
    public string Store { get; set; } = VectorStores.Sqlite;

    /// <summary>Whether a model helps.</summary>
    public bool IsOn => Provider != ModelProviders.None;

    /// <summary>The model and the length of its vectors: vectors are comparable within one space only.</summary>
    internal string Space => Dimensions == 0 ? Model : $"{Model}/{Dimensions}";

    /// <summary>Refuses settings that cannot work.</summary>
    /// <exception cref="InvalidOperationException">The message names the key.</exception>
    public void Validate()
    {
        if (!IsOn)
        {
            return;
        }

        Require(Provider is ModelProviders.Bedrock or ModelProviders.OpenAi, nameof(Provider), $"is '{Provider}': give none, bedrock or openai");
        Require(Endpoint.Length == 0 || Uri.TryCreate(Endpoint, UriKind.Absolute, out _), nameof(Endpoint), "is no address");
        Require(Model.Length > 0, nameof(Model), "is empty: a provider needs the id of an embedding model");
        Require(Dimensions is >= 0 and <= 4096, nameof(Dimensions), "is not from 0 to 4,096");
        if (Provider == ModelProviders.Bedrock)
        {
            var family = EmbeddingFamilies.Of(Model);
            Require(family != EmbeddingFamily.Unknown, nameof(Model), $"is '{Model}': give a model of amazon.titan-embed-text-v2 or cohere.embed-LANGUAGE-v3");
            Require(family != EmbeddingFamily.Titan || TitanDimensions.Contains(Dimensions), nameof(Dimensions), "is not 0, 256, 512 or 1024, which Titan has");
            Require(family != EmbeddingFamily.Cohere || Dimensions == 0, nameof(Dimensions), "is set: Cohere's cannot be chosen");
        }

        Require(Timeout > TimeSpan.Zero && Timeout <= LongestTimeout, nameof(Timeout), "is not above 0 and up to 2 min");
        Require(IndexTimeout > TimeSpan.Zero && IndexTimeout <= LongestTimeout, nameof(IndexTimeout), "is not above 0 and up to 2 min");
        Require(IndexRetry >= TimeSpan.FromSeconds(1), nameof(IndexRetry), "is below 1 s");
        Require(Batch is >= 1 and <= 96, nameof(Batch), "is not from 1 to 96");
        Require(Store is VectorStores.Sqlite or VectorStores.OpenSearch, nameof(Store), $"is '{Store}': give sqlite or opensearch");
        Require(Nearest is >= 1 and <= 1000, nameof(Nearest), "is not from 1 to 1,000");
    }

    private static void Require(bool holds, string key, string problem)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"{Section}:{key} {problem}.");
        }
    }
}
