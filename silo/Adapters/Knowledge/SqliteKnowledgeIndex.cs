using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Platform.Knowledge;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Knowledge;

/// <summary>
/// <see cref="IKnowledgeIndex"/> in SQLite: FTS5 finds what matches, the corpus in memory ranks it by BM25 and then more finely, the original text is
/// read for what is returned. Readers share nothing but the corpus; each has its own connection.
/// </summary>
public sealed class SqliteKnowledgeIndex : IKnowledgeIndex, IDisposable
{
    private readonly string connectionString;
    private readonly KnowledgeOptions options;
    private readonly ReaderWriterLockSlim swap = new();
    private readonly ConcurrentBag<KnowledgeReader> readers = [];
    private readonly SqliteConnection keeper;
    private KnowledgeCorpus corpus;
    private Lazy<FrozenDictionary<string, PassagePlaces>> places;

    static SqliteKnowledgeIndex() => SqliteLibrary.Init();

    private SqliteKnowledgeIndex(string connectionString, KnowledgeOptions options)
    {
        this.connectionString = connectionString;
        this.options = options;
        keeper = Connect();
        KnowledgeSchema.Create(keeper);
        corpus = KnowledgeSchema.LoadCorpus(keeper);
        places = new(ListPlaces);
    }

    /// <summary>How many passages can be found.</summary>
    public int PassageCount => corpus.Count;

    /// <summary>How many documents they come from.</summary>
    public int DocumentCount => corpus.DocumentCount;

    /// <summary>Opens an index in a file; it is created when it does not exist.</summary>
    /// <param name="connectionString">A Microsoft.Data.Sqlite connection string.</param>
    /// <param name="options">Size of passages and number of candidates.</param>
    public static SqliteKnowledgeIndex Open(string connectionString, KnowledgeOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return new(connectionString, options);
    }

    /// <summary>An index in memory that is gone when it is disposed.</summary>
    /// <param name="name">A name that no other index of this process has.</param>
    /// <param name="options">Size of passages and number of candidates.</param>
    public static SqliteKnowledgeIndex InMemory(string name, KnowledgeOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Open(new SqliteConnectionStringBuilder { DataSource = name, Mode = SqliteOpenMode.Memory, Cache = SqliteCacheMode.Shared }.ToString(), options);
    }

    /// <summary>Brings the index up to date, in one transaction. Nothing happens when the documents are those that are indexed.</summary>
    /// <param name="documents">All documents, in their order.</param>
    /// <returns>True when the index was rebuilt.</returns>
    public bool Load(IReadOnlyCollection<KnowledgeDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var hash = Hash(documents);
        if (string.Equals(KnowledgeSchema.ReadHash(keeper), hash, StringComparison.Ordinal))
        {
            return false;
        }

        var chunks = documents.AsParallel().AsOrdered().SelectMany(document => ChunkAnalyzer.Analyze(document, options)).ToList();
        swap.EnterWriteLock();
        try
        {
            KnowledgeSchema.Replace(keeper, chunks, hash);
            corpus = KnowledgeSchema.LoadCorpus(keeper);
            places = new(ListPlaces);
        }
        finally
        {
            swap.ExitWriteLock();
        }

        return true;
    }

    /// <inheritdoc />
    public ImmutableArray<Passage> Search(string question, string language, int max, IReadOnlyList<string>? near = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(language);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        swap.EnterReadLock();
        var reader = readers.TryTake(out var idle) ? idle : new KnowledgeReader(Connect());
        try
        {
            return [.. Rank(reader, question, language, max, near ?? []).Select(passage => reader.Read(passage.Chunk, passage.Score))];
        }
        finally
        {
            readers.Add(reader);
            swap.ExitReadLock();
        }
    }

    /// <inheritdoc />
    public ImmutableArray<IndexedPassage> List()
    {
        swap.EnterReadLock();
        try
        {
            return [.. places.Value.Values.OrderBy(place => place.Chunks[0]).Select(place => place.Passage)];
        }
        finally
        {
            swap.ExitReadLock();
        }
    }

    /// <summary>The ranking behind <see cref="Search"/>, for measurements.</summary>
    internal ImmutableArray<RankedPassage> Explain(string question, string language)
    {
        using var reader = new KnowledgeReader(Connect());
        return Rank(reader, question, language, options.Candidates, []);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        while (readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        keeper.Dispose();
        swap.Dispose();
    }

    /// <summary>Vectors add candidates and nothing else: a question of which no document knows a word has none, and scores are of words.</summary>
    private ImmutableArray<RankedPassage> Rank(KnowledgeReader reader, string question, string language, int max, IReadOnlyList<string> near)
    {
        IReadOnlyList<int> nearby = near.Count == 0 ? [] : [.. near.SelectMany(key => places.Value.TryGetValue(key, out var place) ? place.Chunks : [])];
        return KnowledgeRanker.Search(question, language, corpus, reader.Find, nearby, options.Candidates, max);
    }

    /// <summary>Where each text is; a text that several documents have is in several places.</summary>
    private FrozenDictionary<string, PassagePlaces> ListPlaces()
    {
        using var connection = Connect();
        return KnowledgeSchema.ListTexts(connection)
            .Select(row => (row.Chunk, Passage: IndexedPassage.Of(row.Title, row.Section, row.Text)))
            .GroupBy(row => row.Passage.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => new PassagePlaces(group.First().Passage, [.. group.Select(row => row.Chunk)]), StringComparer.Ordinal);
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        return connection;
    }

    private string Hash(IEnumerable<KnowledgeDocument> documents)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, $"{TextAnalyzer.Version} {KnowledgeSchema.Version} {options.ChunkLength} {options.ChunkOverlap}");
        foreach (var document in documents)
        {
            Append(hash, document.Path);
            Append(hash, document.Title);
            foreach (var section in document.Sections)
            {
                Append(hash, section.Heading);
                foreach (var block in section.Blocks)
                {
                    Append(hash, block);
                }
            }
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData([0]);
    }
}
