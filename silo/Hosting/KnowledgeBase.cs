using System.Collections.Immutable;
using Platform.Knowledge;
using Platform.Silo.Adapters.Knowledge;

namespace Platform.Silo.Hosting;

/// <summary>A folder of documents, indexed.</summary>
public sealed class KnowledgeBase : IDisposable
{
    private readonly SqliteKnowledgeIndex _index;

    private KnowledgeBase(SqliteKnowledgeIndex index, string folder, KnowledgeOptions options)
    {
        _index = index;
        Options = options;
        var readings = KnowledgeFolder.Read(folder, options);
        Problems = [.. readings.Where(read => read.Problem is not null).Select(read => $"{read.Path}: {read.Problem}")];
        _index.Load([.. readings.Select(read => read.Document).OfType<KnowledgeDocument>()]);
    }

    /// <summary>The searchable documents.</summary>
    public IKnowledgeIndex Index => _index;

    /// <summary>The settings that it was opened with.</summary>
    public KnowledgeOptions Options { get; }

    /// <summary>How many documents are searchable.</summary>
    public int DocumentCount => _index.DocumentCount;

    /// <summary>Files that could not be read, each with the reason.</summary>
    public ImmutableArray<string> Problems { get; }

    /// <summary>Indexes a folder into a database file; unchanged documents are not indexed again.</summary>
    /// <param name="databasePath">The SQLite file.</param>
    /// <param name="folder">The documents.</param>
    /// <param name="options">Sizes and threshold.</param>
    public static KnowledgeBase Open(string databasePath, string folder, KnowledgeOptions options) =>
        new(SqliteKnowledgeIndex.Open($"Data Source={databasePath};Pooling=False", options), folder, options);

    /// <summary>Indexes a folder in memory.</summary>
    /// <param name="folder">The documents.</param>
    public static KnowledgeBase OpenInMemory(string folder)
    {
        var options = new KnowledgeOptions();
        return new(SqliteKnowledgeIndex.InMemory("inspection", options), folder, options);
    }

    /// <summary>Answers as the knowledge agent does.</summary>
    /// <param name="question">The question as written.</param>
    public KnowledgeAnswer Answer(string question) =>
        KnowledgeDecider.Decide(question, "", _index.Search(question, "", Options.MaxPassages), Options);

    /// <summary>Closes the index.</summary>
    public void Dispose() => _index.Dispose();
}
