using Microsoft.Data.Sqlite;
using Platform.Knowledge;

namespace Platform.Silo.Adapters.Knowledge;

/// <summary>One reader's connection with its two statements prepared.</summary>
internal sealed class KnowledgeReader : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand find;
    private readonly SqliteCommand read;

    public KnowledgeReader(SqliteConnection connection)
    {
        this.connection = connection;
        find = connection.CreateCommand();

        // Weights of title, headings and text: a heading says in three words what a passage is about (BM25F's idea; the second ranking refines it).
        find.CommandText = "SELECT rowid FROM knowledge_terms WHERE knowledge_terms MATCH $terms ORDER BY bm25(knowledge_terms, 2.0, 2.5, 1.0), rowid LIMIT $limit";
        find.Parameters.Add("$terms", SqliteType.Text);
        find.Parameters.Add("$limit", SqliteType.Integer);
        read = connection.CreateCommand();
        read.CommandText = "SELECT document, title, section, text FROM knowledge_chunks WHERE id = $id";
        read.Parameters.Add("$id", SqliteType.Integer);
    }

    /// <summary>The numbers of the chunks that match best.</summary>
    public List<int> Candidates(string expression, int limit)
    {
        find.Parameters[0].Value = expression;
        find.Parameters[1].Value = limit;
        using var rows = find.ExecuteReader();
        var found = new List<int>(limit);
        while (rows.Read())
        {
            found.Add(rows.GetInt32(0));
        }

        return found;
    }

    /// <summary>A chunk's original text.</summary>
    public Passage Read(int chunk, double score)
    {
        read.Parameters[0].Value = chunk;
        using var rows = read.ExecuteReader();
        return rows.Read()
            ? new(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), score)
            : throw new InvalidOperationException($"Passage {chunk} is ranked but not stored.");
    }

    /// <inheritdoc />
    public void Dispose()
    {
        find.Dispose();
        read.Dispose();
        connection.Dispose();
    }
}
